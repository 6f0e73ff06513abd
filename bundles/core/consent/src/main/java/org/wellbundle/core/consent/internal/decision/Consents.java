package org.wellbundle.core.consent.internal.decision;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Sql;
import org.wellbundle.core.consent.internal.decision.DecisionTable.Decision;
import org.wellbundle.core.consent.internal.decision.RestrictionTable.Restriction;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/** Decisions: asking for them, making them, and telling everybody whom they concern. */
@Component(service = {Consents.class, ConsentCheck.class, ConsentDecisions.class})
public final class Consents implements ConsentCheck, ConsentDecisions {
  /** Event of the outbox. Ids: purposes. */
  public static final String CHANGED = "consent.changed";

  /** Topic that tells all nodes: {@code tenant:account}. */
  public static final String TOPIC = "consents";

  private final Transactions transactions;
  private final AuditLog audit;
  private final Outbox outbox;
  private final Signals signals;
  private final EventStreams streams;
  private final Clock clock;

  @Activate
  public Consents(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference Outbox outbox,
      @Reference Signals signals,
      @Reference EventStreams streams,
      @Reference(target = PrivacySchemas.CONSENT_READY) SchemaReady schema) {
    this(transactions, audit, outbox, signals, streams, Clock.systemUTC());
  }

  Consents(
      Transactions transactions,
      AuditLog audit,
      Outbox outbox,
      Signals signals,
      EventStreams streams,
      Clock clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.outbox = outbox;
    this.signals = signals;
    this.streams = streams;
    this.clock = clock;
  }

  /** Whose decisions they are, and who makes them. */
  public record Whose(TenantId tenant, AccountId account, Actor actor, String correlationId) {}

  /** One decision. */
  public record Choice(PurposeDeclaration purpose, DataKind kind, boolean granted) {}

  /**
   * An objection or restriction, or its end.
   *
   * @param purpose {@code *} for all
   * @param kind {@code restricted}, {@code objected} or {@code leaving}
   */
  public record Rest(String purpose, String kind, boolean active) {}

  /** All that is decided. */
  public record State(List<Decision> decisions, List<Restriction> restrictions) {}

  public State of(TenantId tenant, AccountId account) {
    return transactions.inTenant(
        tenant, tx -> new State(DecisionTable.of(tx, account), RestrictionTable.of(tx, account)));
  }

  /** All of it or nothing. */
  public void decide(Whose whose, List<Choice> choices, List<Rest> rests) {
    transactions.runInTenant(whose.tenant(), tx -> decide(tx, whose, choices, rests));
  }

  @Override
  public void decide(
      Transaction tx,
      TenantId tenant,
      AccountId member,
      PurposeDeclaration purpose,
      boolean granted,
      String correlationId) {
    Whose whose = new Whose(tenant, member, new Actor("member", member), correlationId);
    List<Choice> choices =
        purpose.kinds().stream().map(kind -> new Choice(purpose, kind, granted)).toList();
    Sql.run(
        () -> {
          decide(tx, whose, choices, List.of());
          return choices;
        });
  }

  private void decide(Transaction tx, Whose whose, List<Choice> choices, List<Rest> rests)
      throws SQLException {
    DecisionTable.holdAlone(tx, whose.account());
    Set<String> changed = new TreeSet<>();
    for (Choice choice : choices) {
      if (decide(tx, whose, choice)) {
        changed.add(choice.purpose().purpose().name());
      }
    }
    for (Rest rest : rests) {
      if (rest(tx, whose, rest)) {
        changed.add(rest.purpose());
      }
    }
    if (!changed.isEmpty()) {
      tell(tx, whose, changed);
    }
  }

  /** A rest that begins or ends together with something else, in its transaction. */
  public void letRest(Transaction tx, Whose whose, Rest rest) throws SQLException {
    DecisionTable.holdAlone(tx, whose.account());
    if (rest(tx, whose, rest)) {
      tell(tx, whose, Set.of(rest.purpose()));
    }
  }

  @Override
  public boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient) {
    return Sql.run(() -> DecisionTable.allows(tx, account, purpose.name(), kind, recipient.name()));
  }

  @Override
  public Set<DataKind> collectable(Transaction tx, AccountId account) {
    return Sql.run(() -> DecisionTable.collectable(tx, account));
  }

  @Override
  public void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId) {
    Sql.run(
        () -> {
          DecisionTable.holdAlone(tx, account);
          List<String> kinds =
              DecisionTable.grantUndecided(tx, tenant, account, PurposeId.STORAGE.name());
          if (!kinds.isEmpty()) {
            Whose whose = new Whose(tenant, account, new Actor("member", account), correlationId);
            String purpose = PurposeId.STORAGE.name();
            record(
                tx,
                whose,
                "consent.granted",
                Map.of("purpose", purpose, "kinds", String.join(" ", kinds), "by", "linking"));
            tell(tx, whose, Set.of(purpose));
          }
          return kinds;
        });
  }

  private boolean decide(Transaction tx, Whose whose, Choice choice) throws SQLException {
    PurposeDeclaration purpose = choice.purpose();
    if (!DecisionTable.decide(
        tx, whose.tenant(), whose.account(), purpose, choice.kind(), choice.granted())) {
      return false;
    }
    record(
        tx,
        whose,
        choice.granted() ? "consent.granted" : "consent.refused",
        Map.of(
            "purpose", purpose.purpose().name(),
            "kind", choice.kind().wireName(),
            "recipient", purpose.recipient().name(),
            "version", Integer.toString(purpose.version())));
    return true;
  }

  private boolean rest(Transaction tx, Whose whose, Rest rest) throws SQLException {
    boolean changed =
        rest.active()
            ? RestrictionTable.add(
                tx,
                whose.tenant(),
                whose.account(),
                rest.purpose(),
                rest.kind(),
                whose.actor().role())
            : RestrictionTable.remove(
                tx, whose.tenant(), whose.account(), rest.purpose(), rest.kind());
    if (changed) {
      record(
          tx,
          whose,
          rest.active() ? "processing." + rest.kind() : "processing.resumed",
          Map.of("purpose", rest.purpose(), "kind", rest.kind()));
    }
    return changed;
  }

  private void record(Transaction tx, Whose whose, String action, Map<String, String> details) {
    audit.append(
        tx,
        new AuditEntry(
            action, whose.actor(), whose.account(), null, details, whose.correlationId()));
  }

  /** Handlers by the outbox, running jobs by the topic, open screens by their streams. */
  private void tell(Transaction tx, Whose whose, Set<String> purposes) {
    outbox.append(
        tx,
        new Event(
            0,
            CHANGED,
            whose.tenant(),
            whose.account(),
            Map.of("purposes", String.join(" ", purposes)),
            clock.instant(),
            whose.correlationId()));
    tx.afterCommit(
        () -> {
          signals.tellAll(TOPIC, whose.tenant() + ":" + whose.account());
          streams.tell(whose.tenant(), whose.account(), "consents-changed", Map.of());
        });
  }
}
