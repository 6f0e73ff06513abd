package org.wellbundle.core.sync.task;

import org.wellbundle.core.providers.ProviderGateway.Urgency;

/** Why something is fetched, and how urgent that is. Names are stored. */
public enum TaskKind {
  /** A notification said so. */
  HINT(0, Urgency.LIVE),
  /** A poll, or a member who wants to sync now. */
  INCREMENTAL(0, Urgency.LIVE),
  /** What few calls bring after linking. */
  BACKFILL_FIRST(1, Urgency.FIRST),
  BACKFILL_DETAIL(2, Urgency.BACKGROUND),
  /** The nightly re-read that finds edits and deletions. */
  RECONCILE(2, Urgency.BACKGROUND);

  private final int priority;
  private final Urgency urgency;

  TaskKind(int priority, Urgency urgency) {
    this.priority = priority;
    this.urgency = urgency;
  }

  /** Lower is served first. */
  public int priority() {
    return priority;
  }

  public Urgency urgency() {
    return urgency;
  }

  public boolean backfill() {
    return this == BACKFILL_FIRST || this == BACKFILL_DETAIL;
  }

  /** True when a complete read of a window says what was deleted in it. */
  public boolean findsDeletions() {
    return this == RECONCILE || this == HINT;
  }
}
