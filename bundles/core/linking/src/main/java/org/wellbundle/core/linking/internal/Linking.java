package org.wellbundle.core.linking.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.core.linking.SyncProgress;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.secrets.Vault;

/** What a member can do with the account's one link. */
@Component(service = Linking.class)
public final class Linking {
  private static final Duration TOLD_FOR = Duration.ofDays(30);

  private final Transactions transactions;
  private final SyncProgress progress;
  private final LinkJobs jobs;
  private final Clock clock;
  private final LinkBook book;
  private final Unlinking unlinking;
  private final LinkBeginning beginning;
  private final LinkCompletion completion;
  private final Pausing pausing;

  @Activate
  public Linking(
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference Tokens tokens,
      @Reference Vault vault,
      @Reference LinkBook book,
      @Reference LinkLifecycle lifecycle,
      @Reference SyncProgress progress,
      @Reference PublicAddress address,
      @Reference LinkJobs jobs,
      @Reference ConsentCheck consents) {
    this(
        transactions,
        gateway,
        tokens,
        vault,
        book,
        lifecycle,
        progress,
        address,
        jobs,
        consents,
        Clock.systemUTC());
  }

  Linking(
      Transactions transactions,
      ProviderGateway gateway,
      Tokens tokens,
      Vault vault,
      LinkBook book,
      LinkLifecycle lifecycle,
      SyncProgress progress,
      PublicAddress address,
      LinkJobs jobs,
      ConsentCheck consents,
      Clock clock) {
    this.transactions = transactions;
    this.progress = progress;
    this.jobs = jobs;
    this.clock = clock;
    this.book = book;
    this.unlinking = new Unlinking(book, lifecycle, clock);
    this.pausing = new Pausing(book, consents);
    this.beginning = new LinkBeginning(transactions, gateway, vault, address, clock);
    this.completion =
        new LinkCompletion(
            transactions,
            gateway,
            tokens,
            vault,
            address,
            new LinkMaking(tokens, vault, book, lifecycle, unlinking, consents, clock),
            clock);
  }

  LinkBeginning.Begun begin(Principal who, LinkBeginning.Wish wish, String correlationId) {
    LinkBeginning.Begun begun = beginning.begin(who, wish);
    if (begun instanceof LinkBeginning.Begun.Authorize) {
      attempted(who, wish.providerId(), "begun", correlationId);
    }
    return begun;
  }

  private void attempted(Principal who, String provider, String outcome, String correlationId) {
    transactions.runInTenant(
        who.tenant(), tx -> book.attempted(tx, who, provider, outcome, correlationId));
  }

  /** An attempt that is on its way. */
  Optional<Attempt> pending(StateToken state) {
    return transactions.inTenant(
        state.tenant(), tx -> AttemptTable.find(tx, state, clock.instant()));
  }

  LinkCompletion.Completed complete(
      Principal who, LinkCompletion.WayBack back, String correlationId) {
    LinkCompletion.Completed completed = completion.complete(who, back, correlationId);
    if (completed.errorCode() == null) {
      jobs.wake();
    } else {
      attempted(who, back.providerId(), completed.errorCode(), correlationId);
    }
    return completed;
  }

  /** False when there is no link. */
  boolean unlink(Principal who, String correlationId) {
    boolean unlinked =
        transactions.inTenant(
            who.tenant(),
            tx -> {
              Optional<LinkView> current = LinkTable.lockCurrent(tx, who.account());
              if (current.isPresent()) {
                unlinking.begin(tx, current.get(), "link.unlinked", correlationId);
              }
              return current.isPresent();
            });
    if (unlinked) {
      jobs.wake();
    }
    return unlinked;
  }

  /** False when there is no link. */
  boolean syncNow(Principal who, String correlationId) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<LinkView> current = LinkTable.current(tx, who.account());
          current.ifPresent(link -> progress.syncNow(tx, link, correlationId));
          return current.isPresent();
        });
  }

  /** False when there is no link. */
  boolean pause(Principal who, String correlationId) {
    return transactions.inTenant(who.tenant(), tx -> pausing.pause(tx, who, correlationId));
  }

  /** False when there is no link. */
  boolean resume(Principal who, String correlationId) {
    return transactions.inTenant(who.tenant(), tx -> pausing.resume(tx, who, correlationId));
  }

  /** A link with what is known of its sync. */
  record Shown(LinkView link, SyncProgress.Progress progress) {}

  /**
   * The link; without one, the old link while it is being unlinked, and for a month when the vendor
   * never confirmed its end.
   */
  Optional<Shown> show(Principal who) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<LinkView> current = LinkTable.current(tx, who.account());
          Optional<LinkView> shown =
              current.isPresent() ? current : LinkTable.unlinking(tx, who.account());
          if (shown.isEmpty()) {
            Instant since = clock.instant().minus(TOLD_FOR);
            shown = LinkTable.endedBadly(tx, who.account(), since);
          }
          return shown.map(link -> new Shown(link, progress.of(tx, link)));
        });
  }
}
