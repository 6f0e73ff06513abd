package org.wellbundle.core.sync.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.silence.Silence;
import org.wellbundle.core.sync.silence.Silence.Told;
import org.wellbundle.platform.database.Transactions;

/**
 * What happens when a provider refuses a link: the member has to allow it again, unless so many are
 * refused at once that it is the provider's trouble. Then nobody is asked to do anything.
 */
final class Refusals {
  /** How long a provider that refuses many at once is left alone with each of them. */
  private static final Duration AGAIN = Duration.ofMinutes(30);

  private static final Duration LOOKED_FOR = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Links links;
  private final LinkStates states;
  private final Silence silence;
  private final TaskLedger ledger;
  private final Clock clock;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  Refusals(SyncParts parts) {
    this.transactions = parts.transactions();
    this.links = parts.links();
    this.states = parts.states();
    this.silence = parts.silence();
    this.ledger = parts.ledger();
    this.clock = parts.clock();
  }

  void handle(Task task, String reason) {
    Instant now = clock.instant();
    boolean believed =
        transactions.inTenant(
            task.tenant(),
            tx -> {
              Optional<LinkView> link = links.find(tx, task.link());
              if (link.isEmpty() || !link.get().state().holdsAccount()) {
                ledger.park(tx, task);
                return true;
              }
              if (silence.believed(tx, link.get(), now)) {
                links.transition(
                    tx, task.link(), LinkState.NEEDS_REAUTH, reason, task.correlationId());
                ledger.park(tx, task);
                return true;
              }
              states.delayed(tx, link.get(), Silence.REFUSES_MANY, task.correlationId());
              ledger.defer(tx, task, now.plus(AGAIN));
              return false;
            });
    if (!believed && due(task.provider(), now)) {
      takeBack(task.provider(), now, task.correlationId());
    }
  }

  private boolean due(String provider, Instant now) {
    Instant last = looked.get(provider);
    if (last != null && Duration.between(last, now).abs().compareTo(LOOKED_FOR) < 0) {
      return false;
    }
    looked.put(provider, now);
    return true;
  }

  /** The first ones were believed before it could be known. */
  private void takeBack(String provider, Instant now, String correlationId) {
    List<Told> told = transactions.asDispatcher(tx -> Silence.toldLately(tx, provider, now));
    for (Told each : told) {
      transactions.runInTenant(
          each.tenant(),
          tx -> {
            Optional<LinkView> link = links.find(tx, each.link());
            if (link.isPresent() && link.get().state() == LinkState.NEEDS_REAUTH) {
              links.transition(
                  tx, each.link(), LinkState.DELAYED, Silence.REFUSES_MANY, correlationId);
              ledger.wake(tx, each.link(), now);
            }
          });
    }
  }
}
