package org.wellbundle.core.linking.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/** Links and every change of their state: audited, in the outbox, told to open browsers. */
@Component(service = {LinkBook.class, Links.class, LinkDirectory.class})
public final class LinkBook implements Links, LinkDirectory {
  /** The link is over here, and perhaps not at the vendor. */
  static final String REVOCATION_FAILED = "link.revocation-failed";

  private final Transactions transactions;
  private final Tokens tokens;
  private final Outbox outbox;
  private final EventStreams streams;
  private final AuditLog audit;
  private final Clock clock;

  @Activate
  public LinkBook(
      @Reference Transactions transactions,
      @Reference Tokens tokens,
      @Reference Outbox outbox,
      @Reference EventStreams streams,
      @Reference AuditLog audit,
      @Reference(target = LinkingSchema.READY) SchemaReady schema) {
    this(transactions, tokens, outbox, streams, audit, Clock.systemUTC());
  }

  LinkBook(
      Transactions transactions,
      Tokens tokens,
      Outbox outbox,
      EventStreams streams,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.outbox = outbox;
    this.streams = streams;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<LinkView> current(TenantId tenant, AccountId account) {
    return transactions.inTenant(tenant, tx -> LinkTable.current(tx, account));
  }

  @Override
  public Optional<LinkView> find(Transaction tx, LinkId link) {
    return sql(() -> LinkTable.find(tx, link));
  }

  @Override
  public boolean transition(
      Transaction tx, LinkId link, LinkState to, @Nullable String reason, String correlationId) {
    if (!to.holdsAccount()) {
      throw new IllegalArgumentException("links end by unlinking or by the vendor, not so: " + to);
    }
    return change(tx, link, to, reason, Actor.SYSTEM, correlationId);
  }

  /** Changes the state of a link that hasn't begun to end. */
  boolean change(
      Transaction tx,
      LinkId link,
      LinkState to,
      @Nullable String reason,
      Actor actor,
      String correlationId) {
    return sql(
        () -> {
          Optional<LinkView> found = LinkTable.lock(tx, link);
          if (found.isEmpty() || !mayChange(found.get(), to, reason)) {
            return false;
          }
          LinkTable.state(tx, link, to, reason, clock.instant());
          record(tx, found.get(), found.get().state(), to, reason, actor, correlationId);
          return true;
        });
  }

  private static boolean mayChange(LinkView link, LinkState to, @Nullable String reason) {
    return link.state().holdsAccount()
        && (link.state() != to || !Objects.equals(link.reason(), reason));
  }

  /** Audit, event and browsers of a change. */
  void record(
      Transaction tx,
      LinkView link,
      @Nullable LinkState from,
      LinkState to,
      @Nullable String reason,
      Actor actor,
      String correlationId)
      throws SQLException {
    Instant now = clock.instant();
    TransitionLog.add(
        tx,
        new TransitionLog.Entry(
            link.tenant(), link.id(), actor, from, to, reason, correlationId, now));
    Map<String, String> ids = new HashMap<>();
    ids.put("link", link.id().toString());
    ids.put("provider", link.providerId());
    ids.put("to", to.name());
    if (from != null) {
      ids.put("from", from.name());
    }
    if (reason != null) {
      ids.put("reason", reason);
    }
    outbox.append(
        tx,
        new Event(
            0, EventTypes.LINK_CHANGED, link.tenant(), link.account(), ids, now, correlationId));
    Map<String, String> codes = new HashMap<>(ids);
    codes.remove("link");
    audit.append(
        tx,
        new AuditEntry(
            EventTypes.LINK_CHANGED,
            actor.of(link),
            link.account(),
            new ObjectRef("link", link.id().toString()),
            codes,
            correlationId));
    tell(tx, link);
  }

  /** Audit of an attempt to link: that it began, or why no link came of it. */
  void attempted(
      Transaction tx, Principal who, String providerId, String outcome, String correlationId) {
    audit.append(
        tx,
        new AuditEntry(
            "link.attempted",
            new AuditEntry.Actor("member", who.account()),
            who.account(),
            new ObjectRef("provider", providerId),
            Map.of("provider", providerId, "outcome", outcome),
            correlationId));
  }

  void tell(Transaction tx, LinkView link) {
    tx.afterCommit(
        () ->
            streams.tell(
                link.tenant(),
                link.account(),
                "link-changed",
                Map.of("link", link.id().toString())));
  }

  @Override
  public void contacted(Transaction tx, LinkId link, Instant at) {
    sql(
        () -> {
          LinkTable.contacted(tx, link, at);
          return true;
        });
  }

  @Override
  public void dataArrived(Transaction tx, LinkId link, Instant at, @Nullable Instant newestSample) {
    sql(
        () -> {
          LinkTable.dataArrived(tx, link, at, newestSample);
          LinkTable.find(tx, link).ifPresent(found -> tell(tx, found));
          return true;
        });
  }

  @Override
  public void endedByVendor(Transaction tx, LinkId link, String reason, String correlationId) {
    sql(
        () -> {
          Optional<LinkView> found = LinkTable.lock(tx, link);
          if (found.isPresent() && found.get().state() == LinkState.UNLINKING) {
            end(tx, found.get(), reason, Actor.VENDOR, correlationId);
          } else {
            change(tx, link, LinkState.NEEDS_REAUTH, reason, Actor.VENDOR, correlationId);
          }
          return true;
        });
  }

  /** Says why unlinking takes longer. */
  void stillUnlinking(Transaction tx, LinkView link, String reason, String correlationId)
      throws SQLException {
    if (!reason.equals(link.reason())) {
      LinkTable.state(tx, link.id(), LinkState.UNLINKING, reason, clock.instant());
      record(
          tx, link, LinkState.UNLINKING, LinkState.UNLINKING, reason, Actor.SYSTEM, correlationId);
    }
  }

  /** Ends a link whose authorization is over, or was tried long enough to end. */
  void end(
      Transaction tx, LinkView link, @Nullable String reason, Actor actor, String correlationId)
      throws SQLException {
    DispatchCalls.vendorAccountRevoked(tx, link.id());
    close(tx, link, reason, actor, correlationId);
  }

  /** Ends a link in favour of a new one of the same account with the same vendor account. */
  void endForNext(Transaction tx, LinkView link, String reason, String correlationId)
      throws SQLException {
    DispatchCalls.releaseVendorAccount(tx, link.id());
    close(tx, link, reason, Actor.MEMBER, correlationId);
  }

  /** Nothing is left to call the vendor with. */
  private void close(
      Transaction tx, LinkView link, @Nullable String reason, Actor actor, String correlationId)
      throws SQLException {
    LinkTable.state(tx, link.id(), LinkState.UNLINKED, reason, clock.instant());
    tokens.forget(tx, key(link));
    DispatchCalls.dropHookToken(tx, link.id());
    DispatchCalls.dropJob(tx, link.id(), JobKind.SUBSCRIBE);
    DispatchCalls.dropJob(tx, link.id(), JobKind.REVOKE);
    record(tx, link, link.state(), LinkState.UNLINKED, reason, actor, correlationId);
  }

  static LinkKey key(LinkView link) {
    return new LinkKey(link.tenant(), link.account(), link.id(), link.providerId());
  }

  private interface Sql<T> {
    T run() throws SQLException;
  }

  private static <T> T sql(Sql<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      String state = e.getSQLState();
      throw new DatabaseException("links: SQL error", state == null ? "" : state, null, e);
    }
  }
}
