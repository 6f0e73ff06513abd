/** Modules for the operator's console. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal.rest;
