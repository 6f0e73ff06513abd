package org.wellbundle.core.sync;

/** Keys of the configuration {@code org.wellbundle.core.sync}. */
public @interface SyncConfig {
  /** Days of history asked for when a link begins. */
  int backfillDays() default 60;

  /** Tasks run at once per provider on this node. */
  int workers() default 4;

  /** How often a link is asked for changes though no notification came. */
  int pollMinutes() default 60;

  /** Share of a provider's rate limit that polling may use, in percent. */
  int pollSharePercent() default 25;

  /** Hour of the day (UTC) at which the nightly re-read begins. */
  int reconcileHour() default 2;

  /** How long vendors' answers are kept, sealed. */
  int rawRetentionDays() default 90;

  /** How long a processed webhook's row is kept, without its body. */
  int inboxRetentionDays() default 7;

  /** How long dead letters are kept, their bodies sealed; 0 for ever. */
  int deadLetterRetentionDays() default 90;

  /**
   * A link without new data for longer is quiet, unless that is this person's rhythm: three times
   * the median gap between days with data.
   */
  int quietDays() default 3;

  /** Lease of a task; renewed while it runs. */
  int leaseSeconds() default 60;

  /** Tries of a request that the vendor or our mapping finds wrong, before it is a dead letter. */
  int brokenAttempts() default 3;

  /** A vendor that is away for longer makes its links delayed. */
  int delayedAfterMinutes() default 10;

  /** Pages fetched in one go before others get their turn. */
  int pagesPerTurn() default 20;

  /** Webhooks waiting for the database at most; more are answered 503. */
  int intakeQueue() default 4000;
}
