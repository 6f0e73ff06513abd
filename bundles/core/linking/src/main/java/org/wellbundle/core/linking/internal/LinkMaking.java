package org.wellbundle.core.linking.internal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.LinkLifecycle;
import org.wellbundle.core.linking.internal.DispatchCalls.Claim;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.secrets.Vault;

/** Makes a link of what the manufacturer granted, in one transaction. */
final class LinkMaking {
  static final String HOOK = "hook-token";

  private final Tokens tokens;
  private final Vault vault;
  private final LinkBook book;
  private final LinkLifecycle lifecycle;
  private final Unlinking unlinking;
  private final ConsentCheck consents;
  private final Clock clock;

  LinkMaking(
      Tokens tokens,
      Vault vault,
      LinkBook book,
      LinkLifecycle lifecycle,
      Unlinking unlinking,
      ConsentCheck consents,
      Clock clock) {
    this.tokens = tokens;
    this.vault = vault;
    this.book = book;
    this.lifecycle = lifecycle;
    this.unlinking = unlinking;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * @param begunAt before the code was exchanged, by the database's clock
   */
  record Grant(
      Principal who, Attempt attempt, String registration, Granted granted, Instant begunAt) {
    byte[] userHash() {
      return Secrets.hash(granted.vendorUserId());
    }

    boolean isOf(LinkView link) {
      return link.providerId().equals(attempt.providerId())
          && link.vendorUserId().equals(granted.vendorUserId());
    }
  }

  /** The secret part of the webhook address. */
  record HookToken(byte[] hash, byte[] sealed) {}

  HookToken hookToken(Grant grant) {
    String token = Secrets.random();
    Principal who = grant.who();
    return new HookToken(
        Secrets.hash(token),
        vault.seal(
            who.tenant(), who.account().value(), HOOK, token.getBytes(StandardCharsets.UTF_8)));
  }

  /** Makes the link, or gives the one there is new tokens. Throws {@link LinkRefused}. */
  void make(Transaction tx, Grant grant, HookToken hookToken, String correlationId)
      throws SQLException {
    Optional<LinkView> current = LinkTable.lockCurrent(tx, grant.who().account());
    if (current.isPresent() && grant.isOf(current.get())) {
      authoriseAgain(tx, current.get(), grant, correlationId);
      return;
    }
    if (current.isPresent()) {
      if (!grant.attempt().replaces()) {
        throw new LinkRefused("link.already-linked");
      }
      unlinking.begin(tx, current.get(), "link.switched", correlationId);
    }
    takeOver(tx, grant, correlationId);
    LinkId id = insert(tx, grant, hookToken);
    claim(tx, grant, id);
    LinkView link = LinkTable.find(tx, id).orElseThrow();
    tokens.keep(tx, LinkBook.key(link), grant.granted());
    DispatchCalls.addHookToken(tx, hookToken.hash(), link.providerId(), id);
    DispatchCalls.planJob(tx, link, JobKind.SUBSCRIBE, clock.instant(), null, correlationId);
    consents.linked(tx, link.tenant(), link.account(), correlationId);
    lifecycle.linked(tx, link, correlationId);
    book.record(tx, link, null, LinkState.BACKFILLING, null, Actor.MEMBER, correlationId);
  }

  private void authoriseAgain(Transaction tx, LinkView link, Grant grant, String correlationId)
      throws SQLException {
    String registration = LinkTable.registration(tx, link.id()).orElseThrow();
    if (!registration.equals(grant.registration())) {
      DispatchCalls.releaseVendorAccount(tx, link.id());
      claim(tx, grant, link.id());
      LinkTable.registration(tx, link.id(), grant.registration());
    }
    tokens.keep(tx, LinkBook.key(link), grant.granted());
    DispatchCalls.planJob(tx, link, JobKind.SUBSCRIBE, clock.instant(), null, correlationId);
    // Who paused it, or whose consent is missing, hasn't changed.
    LinkState to = link.state() == LinkState.PAUSED ? link.state() : LinkState.BACKFILLING;
    String reason = link.state() == LinkState.PAUSED ? link.reason() : null;
    LinkTable.state(tx, link.id(), to, reason, clock.instant());
    if (to == LinkState.BACKFILLING) {
      lifecycle.linked(tx, LinkTable.find(tx, link.id()).orElseThrow(), correlationId);
    }
    book.record(tx, link, link.state(), to, "link.authorised-again", Actor.MEMBER, correlationId);
  }

  /**
   * The account links the vendor account again whose revocation is still owed: revoking now would
   * end the new authorization too, so the old link ends without. Not while a call may be under way.
   */
  private void takeOver(Transaction tx, Grant grant, String correlationId) throws SQLException {
    LinkId holder = DispatchCalls.vendorAccountHolder(tx, grant.registration(), grant.userHash());
    Optional<LinkView> old = holder == null ? Optional.empty() : LinkTable.lock(tx, holder);
    if (old.isPresent()
        && old.get().state() == LinkState.UNLINKING
        && old.get().account().equals(grant.who().account())) {
      if (LinkTable.revokingAfter(tx, old.get().id(), grant.begunAt())) {
        throw new LinkRefused("provider.unavailable");
      }
      book.endForNext(tx, old.get(), "link.linked-again", correlationId);
    }
  }

  private LinkId insert(Transaction tx, Grant grant, HookToken hookToken) throws SQLException {
    return LinkTable.insert(
        tx,
        new LinkTable.NewLink(
            grant.who().tenant(),
            grant.who().account(),
            grant.attempt().profile(),
            grant.attempt().providerId(),
            grant.registration(),
            grant.granted().vendorUserId(),
            hookToken.sealed(),
            clock.instant()));
  }

  private static void claim(Transaction tx, Grant grant, LinkId link) throws SQLException {
    Claim claim =
        DispatchCalls.claimVendorAccount(
            tx, grant.registration(), grant.userHash(), link, grant.begunAt());
    switch (claim) {
      case CLAIMED -> {}
      case IN_USE -> throw new LinkRefused("link.vendor-account-in-use");
      case REVOKED -> throw new LinkRefused("provider.unavailable");
    }
  }
}
