/** The HTTP interface of measurements. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.measurements.internal.http;
