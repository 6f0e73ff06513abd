package org.wellbundle.core.sync;

import java.time.Duration;

/** The configuration, in units. */
public record SyncSettings(
    int backfillDays,
    int workers,
    Duration poll,
    double pollShare,
    int reconcileHour,
    Duration rawRetention,
    Duration inboxRetention,
    Duration quietAfter,
    Duration lease,
    int brokenAttempts,
    Duration delayedAfter,
    int pagesPerTurn) {

  public static SyncSettings of(SyncConfig config) {
    return new SyncSettings(
        Math.max(1, config.backfillDays()),
        Math.max(1, config.workers()),
        Duration.ofMinutes(Math.max(1, config.pollMinutes())),
        Math.min(100, Math.max(1, config.pollSharePercent())) / 100.0,
        Math.floorMod(config.reconcileHour(), 24),
        Duration.ofDays(Math.max(0, config.rawRetentionDays())),
        Duration.ofDays(Math.max(1, config.inboxRetentionDays())),
        Duration.ofDays(Math.max(1, config.quietDays())),
        Duration.ofSeconds(Math.max(5, config.leaseSeconds())),
        Math.max(1, config.brokenAttempts()),
        Duration.ofMinutes(Math.max(1, config.delayedAfterMinutes())),
        Math.max(1, config.pagesPerTurn()));
  }
}
