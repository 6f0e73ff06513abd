package org.wellbundle.benchmarks;

/** One of the two that are compared. */
@FunctionalInterface
interface Side {
  Reading measure() throws Exception;

  /**
   * @param value what was measured; rates and times alike
   * @param cpuSeconds CPU time per unit of work, 0 when it isn't known
   */
  record Reading(double value, double cpuSeconds) {
    static Reading of(double value) {
      return new Reading(value, 0);
    }
  }
}
