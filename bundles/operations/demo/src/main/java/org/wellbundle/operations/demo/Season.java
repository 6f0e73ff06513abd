package org.wellbundle.operations.demo;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountDirectory.AccountView;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/**
 * Two months of walking. Only what people decide and what devices bring is written here; days,
 * scores and final places are calculated by the modules, from events as always.
 */
final class Season {
  private static final String CORRELATION = "demo";
  private static final String RUNNING = "On foot through the month";
  private static final int DAYS = 60;
  private static final long COUNTED_SECONDS = 30;

  /** No link has such a number: these people's devices are invented, too. */
  private static final long NO_LINK = 1_000_000_000_000L;

  private static final Origin WATCH = Origin.sensed("Demo Watch", "demo");

  private final MeasurementStore measurements;
  private final ConsentCheck consents;
  private final ConsentDecisions decisions;
  private final Outbox outbox;

  Season(
      MeasurementStore measurements,
      ConsentCheck consents,
      ConsentDecisions decisions,
      Outbox outbox) {
    this.measurements = measurements;
    this.consents = consents;
    this.decisions = decisions;
    this.outbox = outbox;
  }

  /** A challenge to be made. */
  private record Plan(
      String title, String about, String type, LocalDate from, LocalDate to, String teams) {}

  static boolean isThere(Transaction tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select from challenges.challenge where tenant_id = ? and title = ?")) {
      select.setInt(1, tenant.value());
      select.setString(2, RUNNING);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  void play(
      Transaction tx,
      TenantId tenant,
      Map<Colleague, AccountView> people,
      List<PurposeDeclaration> purposes,
      LocalDate today,
      Instant now)
      throws SQLException {
    people.forEach((colleague, account) -> walk(tx, tenant, colleague, account, purposes, today));
    Plan running =
        new Plan(
            RUNNING,
            "Every step of the day counts. Three teams, three weeks.",
            "TOTAL",
            today.minusDays(9),
            today.plusDays(11),
            "AVERAGE");
    Plan finished =
        new Plan(
            "Eight thousand a day",
            "As many days as possible with 8,000 steps.",
            "CHECKPOINT",
            today.minusDays(40),
            today.minusDays(20),
            "NONE");
    for (Plan plan : List.of(running, finished)) {
      long id = open(tx, tenant, plan, now);
      join(tx, tenant, id, plan, people, now);
    }
    board(tx, tenant, people, today, now);
  }

  private void walk(
      Transaction tx,
      TenantId tenant,
      Colleague colleague,
      AccountView account,
      List<PurposeDeclaration> purposes,
      LocalDate today) {
    consents.linked(tx, tenant, account.id(), CORRELATION);
    purposes.forEach(
        purpose -> decisions.decide(tx, tenant, account.id(), purpose, true, CORRELATION));
    BatchBuilder batch = Batch.builder();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = today.minusDays(day);
      // today is half over
      int steps = colleague.stepsOn(date) / (day == 0 ? 2 : 1);
      batch
          .add(new DailyTotal(new RecordKey("s" + date, 1), Metric.STEPS, date, steps, WATCH))
          .add(
              new DailyTotal(
                  new RecordKey("d" + date, 1), Metric.DISTANCE, date, steps * 0.71, WATCH))
          .add(
              new DailyTotal(
                  new RecordKey("m" + date, 1),
                  Metric.ACTIVE_MINUTES_MODERATE,
                  date,
                  steps / 210,
                  WATCH));
    }
    Source source =
        new Source(
            tenant,
            account.id(),
            account.mainProfile(),
            new LinkId(NO_LINK + account.id().value()),
            "org.wellbundle.demo",
            CORRELATION);
    measurements.store(tx, source, "activity", batch.build());
  }

  private static long open(Transaction tx, TenantId tenant, Plan plan, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into challenges.challenge (tenant_id, title, about, type, measure,"
                    + " threshold, starts_on, ends_on, zone, grace_hours, daily_cap, by_hand,"
                    + " by_hand_cap, ties, teams, team_least, team_most, late_joining,"
                    + " least_people, opened_at, final_at) values (?, ?, ?, ?, 'STEPS', ?, ?, ?,"
                    + " 'Europe/Berlin', 24, 30000000, 'EXCLUDED', 0, 'COMPETITION', ?, 2, 5,"
                    + " true, 3, ?, ?) returning id")) {
      insert.setInt(1, tenant.value());
      insert.setString(2, plan.title());
      insert.setString(3, plan.about());
      insert.setString(4, plan.type());
      insert.setLong(5, plan.type().equals("CHECKPOINT") ? 8_000_000 : 0);
      insert.setObject(6, plan.from());
      insert.setObject(7, plan.to());
      insert.setString(8, plan.teams());
      insert.setObject(9, plan.from().minusDays(7).atStartOfDay().atOffset(ZoneOffset.UTC));
      insert.setObject(10, end(plan, now));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** A day after it is over everywhere; for what is over already, when the days are counted. */
  private static OffsetDateTime end(Plan plan, Instant now) {
    OffsetDateTime end = plan.to().plusDays(2).atTime(12, 0).atOffset(ZoneOffset.UTC);
    OffsetDateTime counted = now.plusSeconds(COUNTED_SECONDS).atOffset(ZoneOffset.UTC);
    return end.isBefore(counted) ? counted : end;
  }

  private void join(
      Transaction tx,
      TenantId tenant,
      long challenge,
      Plan plan,
      Map<Colleague, AccountView> people,
      Instant now)
      throws SQLException {
    Map<String, Long> teams = new HashMap<>();
    OffsetDateTime joined = plan.from().minusDays(2).atTime(9, 0).atOffset(ZoneOffset.UTC);
    for (Colleague colleague : Colleague.ALL) {
      AccountView account = people.get(colleague);
      if (account == null) {
        continue;
      }
      boolean leads = !teams.containsKey(colleague.team());
      @Nullable Long team = null;
      if (!plan.teams().equals("NONE")) {
        team = teams.get(colleague.team());
        if (team == null) {
          team = team(tx, tenant, challenge, colleague.team());
          teams.put(colleague.team(), team);
        }
      }
      try (PreparedStatement insert =
          tx.connection()
              .prepareStatement(
                  "insert into challenges.participant (tenant_id, challenge_id, account_id,"
                      + " profile_id, team_id, leader, name, joined_at, counts_from)"
                      + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        insert.setInt(1, tenant.value());
        insert.setLong(2, challenge);
        insert.setLong(3, account.id().value());
        insert.setLong(4, account.mainProfile().value());
        insert.setObject(5, team);
        insert.setBoolean(6, team != null && leads);
        insert.setString(7, colleague.name());
        insert.setObject(8, joined);
        insert.setObject(9, plan.from());
        insert.executeUpdate();
      }
      Map<String, String> ids = Map.of("challenge", Long.toString(challenge));
      tell(tx, tenant, account, "challenge.recount", ids, now);
    }
  }

  private static long team(Transaction tx, TenantId tenant, long challenge, String name)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into challenges.team (tenant_id, challenge_id, name, code)"
                    + " values (?, ?, ?, upper(left(md5(gen_random_uuid()::text), 8)))"
                    + " returning id")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, challenge);
      insert.setString(3, name);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void board(
      Transaction tx,
      TenantId tenant,
      Map<Colleague, AccountView> people,
      LocalDate today,
      Instant now)
      throws SQLException {
    for (Map.Entry<Colleague, AccountView> each : people.entrySet()) {
      AccountView account = each.getValue();
      try (PreparedStatement insert =
          tx.connection()
              .prepareStatement(
                  "insert into leaderboards.member (tenant_id, account_id, profile_id, seat, mode,"
                      + " alias, counts_from, joined_at) values (?, ?, ?,"
                      + " leaderboards.next_seat(), ?, ?, ?, now())"
                      + " on conflict (tenant_id, account_id) do nothing")) {
        insert.setInt(1, tenant.value());
        insert.setLong(2, account.id().value());
        insert.setLong(3, account.mainProfile().value());
        insert.setString(4, each.getKey().alias() == null ? "named" : "alias");
        insert.setString(5, each.getKey().alias());
        insert.setObject(6, today.minusDays(DAYS));
        insert.executeUpdate();
      }
      tell(tx, tenant, account, "leaderboards.settle", Map.of(), now);
    }
  }

  private void tell(
      Transaction tx,
      TenantId tenant,
      AccountView account,
      String type,
      Map<String, String> ids,
      Instant now) {
    outbox.append(tx, new Event(0, type, tenant, account.id(), ids, now, CORRELATION));
  }
}
