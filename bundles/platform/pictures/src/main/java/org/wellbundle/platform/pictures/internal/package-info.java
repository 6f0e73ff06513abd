/** Decoding within limits, drawing, storing. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.pictures.internal;
