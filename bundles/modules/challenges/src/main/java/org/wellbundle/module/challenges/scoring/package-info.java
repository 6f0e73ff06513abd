/**
 * How days become points and points places. Pure: the same days always give the same result,
 * whenever and wherever.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.module.challenges.scoring;
