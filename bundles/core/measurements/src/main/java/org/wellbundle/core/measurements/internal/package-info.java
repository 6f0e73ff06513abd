/** Components of the measurements' bundle. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.measurements.internal;
