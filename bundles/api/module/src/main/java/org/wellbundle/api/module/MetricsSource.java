package org.wellbundle.api.module;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Numbers a part publishes for operators. Read whenever somebody collects metrics, so it answers
 * within a second from what it already knows or from one cheap query.
 *
 * <p>Labels hold names from small fixed sets (a provider's id, a queue's name), never an account, a
 * tenant beside another label, or anything a person typed.
 */
@ConsumerType
public interface MetricsSource {
  /** Hands the current numbers over. A source that throws is left out and counted. */
  void report(Readings out);

  /** Takes the numbers of one collection. */
  interface Readings {
    /**
     * A value that goes up and down.
     *
     * @param name lower case with underscores and its unit, for example {@code
     *     wellbundle_sync_lag_seconds}
     * @param labels name, value, name, value
     */
    void gauge(String name, String help, double value, String... labels);

    /**
     * A total that only grows while the node runs.
     *
     * @param name ends in {@code _total}
     * @param labels name, value, name, value
     */
    void counter(String name, String help, double total, String... labels);
  }
}
