package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.core.linking.internal.JobQueue.Job;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.Urgency;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.VaultException;

/** Ends the authorization at the vendor; tries for a day. */
final class Revocation {
  private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
  private static final Duration MOST = Duration.ofHours(1);
  private static final Duration MOST_WHILE_AWAY = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final HookAddress address;
  private final LinkBook book;
  private final JobQueue queue;
  private final Clock clock;

  Revocation(
      Transactions transactions,
      ProviderGateway gateway,
      HookAddress address,
      LinkBook book,
      JobQueue queue,
      Clock clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.address = address;
    this.book = book;
    this.queue = queue;
    this.clock = clock;
  }

  private record Owed(LinkView link, byte[] sealedToken) {}

  void run(Job job) {
    Optional<Owed> owed = begin(job);
    if (owed.isEmpty()) {
      queue.drop(job);
      return;
    }
    LinkView link = owed.get().link();
    URI callback;
    try {
      callback = address.of(link, owed.get().sealedToken());
    } catch (VaultException e) {
      LOG.warn("link {} ends without a revocation: its keys are gone", link.id());
      end(job, LinkBook.REVOCATION_FAILED);
      return;
    }
    settle(
        job,
        gateway.forLink(
            LinkBook.key(link),
            Urgency.INTERACTIVE,
            (provider, context) ->
                provider.revoke(new RevocationRequest(link.vendorUserId(), callback), context)));
  }

  /** Marks that a call is under way: no new link of this vendor account may rely on its tokens. */
  private Optional<Owed> begin(Job job) {
    return transactions.inTenant(
        job.tenant(),
        tx -> {
          Optional<LinkView> link = LinkTable.lock(tx, job.link());
          byte[] token = LinkTable.hookToken(tx, job.link());
          if (link.isEmpty() || token == null || link.get().state() != LinkState.UNLINKING) {
            return Optional.empty();
          }
          LinkTable.revoking(tx, job.link(), JobQueue.LEASE);
          return Optional.of(new Owed(link.get(), token));
        });
  }

  private void settle(Job job, Called<CallOutcome> called) {
    Optional<FetchOutcome.Failure> failure = CallFailure.of(called);
    boolean away = called instanceof Called.Unavailable<CallOutcome>;
    boolean gone = failure.isPresent() && failure.get() instanceof FetchOutcome.AuthorizationLost;
    if (!away && (failure.isEmpty() || gone)) {
      end(job, null);
    } else if (job.deadline() != null && !clock.instant().isBefore(job.deadline())) {
      LOG.warn("link {} ends without a revocation: the vendor didn't take it", job.link());
      end(job, LinkBook.REVOCATION_FAILED);
    } else {
      later(job);
      if (failure.isPresent() && failure.get().reason().equals(Budgets.EXHAUSTED)) {
        queue.next(job, JobQueue.WITHOUT_BUDGET);
      } else {
        queue.again(job, wait(job, failure.orElse(null)));
      }
    }
  }

  private Duration wait(Job job, FetchOutcome.@Nullable Failure failure) {
    Duration backoff = job.backoff(failure == null ? MOST_WHILE_AWAY : MOST);
    if (failure instanceof FetchOutcome.RateLimited limited) {
      Duration asked = Duration.between(clock.instant(), limited.until());
      return asked.compareTo(backoff) < 0 ? backoff : asked.compareTo(MOST) < 0 ? asked : MOST;
    }
    return backoff;
  }

  private void later(Job job) {
    transactions.runInTenant(
        job.tenant(),
        tx -> {
          Optional<LinkView> link = LinkTable.lock(tx, job.link());
          if (link.isPresent() && link.get().state() == LinkState.UNLINKING) {
            LinkTable.revoking(tx, job.link(), Duration.ZERO);
            book.stillUnlinking(tx, link.get(), "link.revocation-retrying", job.correlationId());
          }
        });
  }

  private void end(Job job, @Nullable String reason) {
    transactions.runInTenant(
        job.tenant(),
        tx -> {
          Optional<LinkView> link = LinkTable.lock(tx, job.link());
          if (link.isPresent() && link.get().state() == LinkState.UNLINKING) {
            book.end(tx, link.get(), reason, Actor.SYSTEM, job.correlationId());
          }
        });
  }
}
