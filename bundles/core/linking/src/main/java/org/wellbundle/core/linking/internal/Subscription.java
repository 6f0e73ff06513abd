package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.core.linking.internal.JobQueue.Job;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.VaultException;

/** Asks for notifications, and daily makes sure that they are still asked for. */
final class Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
  private static final Duration CHECK = Duration.ofHours(24);
  private static final Duration MOST = Duration.ofHours(1);

  private static final Duration MOST_WHILE_AWAY = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final HookAddress address;
  private final JobQueue queue;

  Subscription(
      Transactions transactions, ProviderGateway gateway, HookAddress address, JobQueue queue) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.address = address;
    this.queue = queue;
  }

  private record Wanted(LinkView link, byte[] sealedToken) {}

  /** False when the rate budget had no room: others needn't try now. */
  boolean run(Job job) {
    Optional<Wanted> wanted =
        transactions.inTenant(
            job.tenant(),
            tx -> {
              Optional<LinkView> link = LinkTable.find(tx, job.link());
              byte[] token = LinkTable.hookToken(tx, job.link());
              return link.isEmpty() || token == null || !link.get().state().holdsAccount()
                  ? Optional.empty()
                  : Optional.of(new Wanted(link.get(), token));
            });
    if (wanted.isEmpty()) {
      queue.drop(job);
      return true;
    }
    LinkView link = wanted.get().link();
    URI callback;
    try {
      callback = address.of(link, wanted.get().sealedToken());
    } catch (VaultException e) {
      LOG.warn("link {} can't be subscribed: its keys are gone", link.id());
      queue.drop(job);
      return true;
    }
    return settle(
        job,
        gateway.forLink(
            LinkBook.key(link),
            Urgency.SOON,
            (provider, context) ->
                provider.subscribe(
                    new SubscriptionRequest(link.vendorUserId(), callback), context)));
  }

  private boolean settle(Job job, Called<CallOutcome> called) {
    if (called instanceof Called.Unavailable<CallOutcome>) {
      queue.again(job, job.backoff(MOST_WHILE_AWAY));
      return true;
    }
    Optional<FetchOutcome.Failure> failure = CallFailure.of(called);
    if (failure.isEmpty() || failure.get() instanceof FetchOutcome.ScopeMissing) {
      // what the member withholds isn't asked for every hour
      queue.next(job, CHECK);
    } else if (failure.get() instanceof FetchOutcome.AuthorizationLost) {
      queue.drop(job);
    } else if (failure.get().reason().equals(Budgets.EXHAUSTED)) {
      queue.next(job, JobQueue.WITHOUT_BUDGET);
      return false;
    } else {
      LOG.info("subscription of link {} failed: {}", job.link(), failure.get().reason());
      queue.again(job, job.backoff(MOST));
    }
    return true;
  }
}
