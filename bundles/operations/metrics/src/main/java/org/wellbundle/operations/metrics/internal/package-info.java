/** Numbers for operators, in Prometheus' text format. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.metrics.internal;
