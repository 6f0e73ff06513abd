package org.wellbundle.core.linking.internal;

import java.sql.SQLException;
import java.util.Optional;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.ConsentCheck;

/** A member holds the link for a while, and lets it go on; the authorization stays. */
final class Pausing {
  static final String REASON = "member";

  private final LinkBook book;
  private final ConsentCheck consents;

  Pausing(LinkBook book, ConsentCheck consents) {
    this.book = book;
    this.consents = consents;
  }

  /** Nothing is fetched or taken from notifications any more. False when there is no link. */
  boolean pause(Transaction tx, Principal who, String correlationId) throws SQLException {
    Optional<LinkView> link = LinkTable.lockCurrent(tx, who.account());
    if (link.isPresent() && link.get().state().syncs()) {
      book.change(tx, link.get().id(), LinkState.PAUSED, REASON, Actor.MEMBER, correlationId);
    }
    return link.isPresent();
  }

  /** What came in between is fetched, if it may be. False when there is no link. */
  boolean resume(Transaction tx, Principal who, String correlationId) throws SQLException {
    Optional<LinkView> link = LinkTable.lockCurrent(tx, who.account());
    if (link.isPresent() && paused(link.get())) {
      boolean collects = !consents.collectable(tx, who.account()).isEmpty();
      book.change(
          tx,
          link.get().id(),
          collects ? LinkState.LIVE : LinkState.PAUSED,
          collects ? null : ConsentFollower.REASON,
          Actor.MEMBER,
          correlationId);
    }
    return link.isPresent();
  }

  private static boolean paused(LinkView link) {
    return link.state() == LinkState.PAUSED && REASON.equals(link.reason());
  }
}
