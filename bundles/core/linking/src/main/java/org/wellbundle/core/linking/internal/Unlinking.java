package org.wellbundle.core.linking.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.platform.database.Transaction;

/** The first half of an end: the account is free, and a revocation is owed. */
final class Unlinking {
  static final Duration REVOKE_FOR = Duration.ofHours(24);

  private final LinkBook book;
  private final LinkLifecycle lifecycle;
  private final Clock clock;

  Unlinking(LinkBook book, LinkLifecycle lifecycle, Clock clock) {
    this.book = book;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /**
   * @param link locked by this transaction
   */
  void begin(Transaction tx, LinkView link, String reason, String correlationId)
      throws SQLException {
    book.change(tx, link.id(), LinkState.UNLINKING, reason, Actor.MEMBER, correlationId);
    lifecycle.unlinked(tx, link, correlationId);
    DispatchCalls.dropJob(tx, link.id(), JobKind.SUBSCRIBE);
    Instant now = clock.instant();
    DispatchCalls.planJob(tx, link, JobKind.REVOKE, now, now.plus(REVOKE_FOR), correlationId);
  }
}
