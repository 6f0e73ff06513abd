/**
 * From Withings' JSON to the canonical model: one mapper for each kind of answer, and the tables
 * they read. Pure functions of an answer; nothing in here calls anybody. What a mapper doesn't know
 * is counted and skipped, never fatal.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.provider.withings.mapping;
