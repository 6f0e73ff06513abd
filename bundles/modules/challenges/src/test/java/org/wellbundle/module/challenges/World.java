package org.wellbundle.module.challenges;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeId;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.http.ChallengeResources;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.ToldBrowsers;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/**
 * Everything around challenges: people who walk, a clock, consents, an outbox that is read later.
 */
final class World extends Clock
    implements MeasurementQuery, ConsentCheck, ConsentDecisions, Outbox, AuditLog, AccountContacts {
  static final TenantId ACME = TwoTenants.ACME;

  /** As much of the consent core as the standings ask in SQL. */
  private static final String CONSENT =
      """
      create schema consent;
      create table consent.yes (account_id bigint primary key);
      create function consent.allowing(text, text, text) returns setof bigint
        language sql stable security definer as 'select account_id from consent.yes';
      grant usage on schema consent to public;
      grant execute on function consent.allowing(text, text, text) to public;
      grant all on consent.yes to public;
      """;

  final TestDatabase db;
  final SignedIn current = new SignedIn();
  final List<Event> outbox = new ArrayList<>();
  final List<AuditEntry> audit = new ArrayList<>();
  final DrawnPictures pictures = new DrawnPictures();
  final Announcing announcing = new Announcing(new ToldBrowsers());
  final ChallengesEvents events;
  final Resources http;
  Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final Map<String, Map<LocalDate, DayByHand>> days = new TreeMap<>();
  private int handled;

  World(TestDatabase db) {
    this.db = db;
    events = new ChallengesEvents(db.transactions(), this, this, this, this, announcing, this);
    http =
        new Resources(
            ChallengeResources.of(
                db.transactions(),
                new Organising(db.transactions(), this, this, this),
                new Joining(db.transactions(), new Sharing(this, this), pictures, this, this, this),
                new Teams(db.transactions(), pictures, this, this),
                new Appeals(db.transactions(), this, this, this),
                new Sharing(this, this),
                announcing,
                this,
                current,
                this));
  }

  /** Resources by class. */
  record Resources(Set<Object> all) {
    <T> T get(Class<T> type) {
      return all.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }
  }

  static void prepare(TestDatabase db) {
    db.execute(CONSENT);
  }

  static void empty(TestDatabase db) {
    db.execute(
        "truncate challenges.challenge, challenges.team, challenges.participant, challenges.day,"
            + " challenges.ledger, challenges.result, challenges.team_result, challenges.appeal,"
            + " consent.yes");
  }

  /** Accounts from 20000 on are of tenant 2, from 30000 on of tenant 3; below of ACME. */
  static TenantId tenantOf(long account) {
    return account < 20_000 ? ACME : new TenantId((int) (account / 10_000));
  }

  /** Somebody's day changes; the event waits in the outbox. */
  void walks(long account, String date, double steps, double byHand) {
    LocalDate day = LocalDate.parse(date);
    days.computeIfAbsent(account + ":" + Metric.STEPS.key(), any -> new TreeMap<>())
        .put(day, new DayByHand(day, steps, byHand));
    changed(account, date);
  }

  void forgets(long account, String date) {
    days.getOrDefault(account + ":" + Metric.STEPS.key(), new TreeMap<>())
        .remove(LocalDate.parse(date));
    changed(account, date);
  }

  private void changed(long account, String date) {
    append(
        null,
        new Event(
            0,
            EventTypes.MEASUREMENTS_CHANGED,
            tenantOf(account),
            new AccountId(account),
            Map.of("profile", Long.toString(account), "from", date, "to", date),
            now,
            "walk"));
  }

  /** Hands over what waits, in order. */
  void handle() {
    while (handled < outbox.size()) {
      Event event = outbox.get(handled++);
      if (events.types().contains(event.type())) {
        events.handle(event);
      }
    }
  }

  /** Nothing of the person stays, here and with the measurements. */
  void erases(long account) {
    db.transactions()
        .runInTenant(
            tenantOf(account),
            tx -> {
              try (var call = tx.connection().createStatement()) {
                call.execute(
                    "select challenges.erase_person(" + account + ", '{" + account + "}')");
              }
            });
    withdraws(account);
    days.remove(account + ":" + Metric.STEPS.key());
  }

  /** An event comes a second time. */
  void handleAgain(int number) {
    Event event = outbox.get(number);
    if (number < handled && events.types().contains(event.type())) {
      events.handle(event);
    }
  }

  World as(long account) {
    current.as(tenantOf(account), new AccountId(account));
    return this;
  }

  void withdraws(long account) {
    db.execute("delete from consent.yes where account_id = " + account);
  }

  void agreesAgain(long account) {
    db.execute("insert into consent.yes values (" + account + ") on conflict do nothing");
    append(
        null,
        new Event(
            0,
            ChallengesEvents.CONSENT_CHANGED,
            tenantOf(account),
            new AccountId(account),
            Map.of(),
            now,
            "agrees"));
  }

  @Override
  public void append(Transaction tx, Event event) {
    outbox.add(
        new Event(
            outbox.size() + 1L,
            event.type(),
            event.tenant(),
            event.account(),
            event.ids(),
            event.occurredAt(),
            event.correlationId()));
  }

  @Override
  public void append(Transaction tx, AuditEntry entry) {
    audit.add(entry);
  }

  @Override
  public List<DayValue> daily(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DayByHand> dailyByHand(
      TenantId tenant, ProfileId profile, Metric metric, LocalDate from, LocalDate to) {
    return days.getOrDefault(profile + ":" + metric.key(), Map.of()).values().stream()
        .filter(day -> !day.localDate().isBefore(from) && !day.localDate().isAfter(to))
        .toList();
  }

  @Override
  public boolean allows(
      Transaction tx, AccountId account, PurposeId purpose, DataKind kind, Recipient recipient) {
    try (PreparedStatement query =
        tx.connection().prepareStatement("select 1 from consent.yes where account_id = ?")) {
      query.setLong(1, account.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void decide(
      Transaction tx,
      TenantId tenant,
      AccountId member,
      PurposeDeclaration purpose,
      boolean granted,
      String correlationId) {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement("insert into consent.yes values (?) on conflict do nothing")) {
      insert.setLong(1, member.value());
      insert.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Set<DataKind> collectable(Transaction tx, AccountId account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void linked(Transaction tx, TenantId tenant, AccountId account, String correlationId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Contact> contact(TenantId tenant, AccountId account) {
    return Optional.of(
        new Contact(
            account,
            account + "@acme.example",
            "Member " + account,
            Locale.ENGLISH,
            ZoneId.of("Europe/Berlin")));
  }

  @Override
  public Optional<Contact> byEmail(TenantId tenant, String email) {
    return Optional.empty();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
