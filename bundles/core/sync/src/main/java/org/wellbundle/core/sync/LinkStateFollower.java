package org.wellbundle.core.sync;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.task.TaskLedger;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Parks the tasks of links that others pause, and wakes them when they may sync again. */
@Component
public final class LinkStateFollower implements EventHandler {
  private final Transactions transactions;
  private final Links links;
  private final SyncBell bell;
  private final Clock clock = Clock.systemUTC();
  private final TaskLedger ledger = new TaskLedger();

  @Activate
  public LinkStateFollower(
      @Reference Transactions transactions,
      @Reference Links links,
      @Reference SyncBell bell,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.links = links;
    this.bell = bell;
  }

  @Override
  public String name() {
    return "sync-link-states";
  }

  @Override
  public Set<String> types() {
    return Set.of(EventTypes.LINK_CHANGED);
  }

  @Override
  public void handle(Event event) {
    String id = event.ids().get("link");
    if (id == null) {
      return;
    }
    LinkId link = new LinkId(Long.parseLong(id));
    boolean woken =
        transactions.inTenant(
            event.tenant(),
            tx -> {
              LinkState state = links.find(tx, link).map(LinkView::state).orElse(null);
              if (state != null && state.syncs()) {
                return ledger.wake(tx, link, clock.instant());
              }
              if (state == LinkState.NEEDS_REAUTH
                  || state == LinkState.PAUSED
                  || state == LinkState.PROVIDER_SUNSET) {
                ledger.park(tx, link);
              }
              return false;
            });
    if (woken) {
      bell.ringEverywhere();
    }
  }
}
