/** Reading samples, sleep and workouts. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.measurements.internal.read;
