/** Holds, pins, and who is told. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.promotion.internal;
