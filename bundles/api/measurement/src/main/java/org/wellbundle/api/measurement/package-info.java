/**
 * The canonical model every manufacturer's data is mapped to: metrics with stable ids and units,
 * samples, daily totals, sleep, workouts, and where each value came from. Records only; no
 * behaviour beyond what keeps a record valid.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.measurement;
