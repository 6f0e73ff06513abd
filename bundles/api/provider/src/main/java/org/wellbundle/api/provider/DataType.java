package org.wellbundle.api.provider;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;

/**
 * One kind of data a provider can fetch, and how it wants to be asked.
 *
 * @param id stable id in lower camel case, for example {@code sleepSummary}
 * @param metrics every metric this data type may emit; emitting another one is a defect
 * @param phase when it is fetched on linking
 * @param historyDays how many days back the vendor grants, {@link Integer#MAX_VALUE} when
 *     unlimited, 0 for data without history (devices)
 * @param window longest span of one request; null when any span may be asked for
 * @param incremental true when it can be asked for "changed since", with the mark of {@link
 *     FetchOutcome.Page#changedSince()}
 * @param reconcile how far back the nightly re-read goes that finds edits and deletions; zero for
 *     none
 * @param scope the vendor scope it needs, null when none
 * @param delivery whether it can be asked for at any time
 */
public record DataType(
    String id,
    Set<Metric> metrics,
    Phase phase,
    int historyDays,
    @Nullable Duration window,
    boolean incremental,
    Duration reconcile,
    @Nullable String scope,
    Delivery delivery) {
  public DataType {
    metrics = Set.copyOf(metrics);
  }

  /** A data type that can be asked for at any time. */
  public DataType(
      String id,
      Set<Metric> metrics,
      Phase phase,
      int historyDays,
      @Nullable Duration window,
      boolean incremental,
      Duration reconcile,
      @Nullable String scope) {
    this(
        id, metrics, phase, historyDays, window, incremental, reconcile, scope, Delivery.ASKED_FOR);
  }

  /** How data comes. */
  public enum Delivery {
    /** Whenever it is asked for: on linking, when the vendor hints at it, and by polling. */
    ASKED_FOR,
    /**
     * When the vendor has it: in notifications, or at an address in one ({@link Range.Reference}).
     * Never polled or read again; a {@link Range.Window} is asked for on linking only, and may be
     * answered by {@link FetchOutcome.Promised}.
     */
    ANNOUNCED
  }

  /** When a data type is fetched on linking. */
  public enum Phase {
    /** Few calls bring it all: on screen within a minute. */
    FIRST,
    /** Many calls, newest first, behind everybody's first phase. */
    DETAIL
  }
}
