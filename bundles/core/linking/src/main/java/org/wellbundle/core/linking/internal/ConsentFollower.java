package org.wellbundle.core.linking.internal;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.ConsentCheck;

/** A link whose data may not be collected any more pauses, and goes on when it may again. */
@Component
public final class ConsentFollower implements EventHandler {
  static final String REASON = "consent";
  private static final String CHANGED = "consent.changed";

  private final Transactions transactions;
  private final LinkBook book;
  private final ConsentCheck consents;

  @Activate
  public ConsentFollower(
      @Reference Transactions transactions,
      @Reference LinkBook book,
      @Reference ConsentCheck consents) {
    this.transactions = transactions;
    this.book = book;
    this.consents = consents;
  }

  @Override
  public String name() {
    return "linking-consents";
  }

  @Override
  public Set<String> types() {
    return Set.of(CHANGED);
  }

  @Override
  public void handle(Event event) {
    AccountId account = event.account();
    if (account == null) {
      return;
    }
    transactions.runInTenant(
        event.tenant(),
        tx -> {
          // The link first and the decisions second, as everybody who stores does.
          Optional<LinkView> link = LinkTable.lockCurrent(tx, account);
          if (link.isEmpty()) {
            return;
          }
          boolean collects = !consents.collectable(tx, account).isEmpty();
          boolean paused =
              link.get().state() == LinkState.PAUSED && REASON.equals(link.get().reason());
          if (!collects && link.get().state().syncs()) {
            book.transition(tx, link.get().id(), LinkState.PAUSED, REASON, event.correlationId());
          } else if (collects && paused) {
            book.transition(tx, link.get().id(), LinkState.LIVE, null, event.correlationId());
          }
        });
  }
}
