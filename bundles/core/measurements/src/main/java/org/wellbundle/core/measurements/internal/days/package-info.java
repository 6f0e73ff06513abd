/** One value per metric and day, and the packed months that hold them. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.measurements.internal.days;
