package org.wellbundle.module.leaderboards;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.query.MeasurementQuery;
import org.wellbundle.api.query.MeasurementQuery.DayByHand;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/**
 * Makes days and scores of measurements. Days are read before the transaction that stores them, so
 * two calculations could overtake each other: the participant's turn tells, and who is late reads
 * again. So what is stored is never older than the newest event that was handled.
 */
@Component(service = Calculation.class)
public final class Calculation {
  /** Days a member may be asked to explain: the month before the last one is over. */
  static final int DAYS_KEPT = 70;

  private static final int TRIES = 50;

  private final Transactions transactions;
  private final MeasurementQuery measurements;
  private final Clock clock;

  @Activate
  public Calculation(
      @Reference Transactions transactions,
      @Reference MeasurementQuery measurements,
      @Reference(target = LeaderboardsSchema.READY) SchemaReady schema) {
    this(transactions, measurements, Clock.systemUTC());
  }

  Calculation(Transactions transactions, MeasurementQuery measurements, Clock clock) {
    this.transactions = transactions;
    this.measurements = measurements;
    this.clock = clock;
  }

  /** All days that are kept. */
  boolean all(TenantId tenant, AccountId account) {
    return of(tenant, account, new Span(LocalDate.MIN, LocalDate.MAX));
  }

  /** Days of a span that changed. True when a board moved; nothing happens for who isn't there. */
  boolean of(TenantId tenant, AccountId account, Span changed) {
    for (int each = 0; each < TRIES; each++) {
      Optional<Participant> found =
          transactions.inTenant(tenant, tx -> MemberTable.find(tx, tenant, account));
      if (found.isEmpty()) {
        return false;
      }
      Span span = changed.within(counting(found.get()));
      Map<BoardMetric, List<CountedDay>> days = read(tenant, found.get().profile(), span);
      Optional<Boolean> moved =
          transactions.inTenant(tenant, tx -> store(tx, tenant, found.get(), span, days));
      if (moved.isPresent()) {
        return moved.get();
      }
    }
    throw new IllegalStateException("account " + account + " is calculated all the time");
  }

  private Span counting(Participant participant) {
    LocalDate today = today();
    LocalDate first = today.minusDays(DAYS_KEPT);
    LocalDate joined = participant.countsFrom();
    // far east of here it is tomorrow already
    return new Span(joined.isAfter(first) ? joined : first, today.plusDays(1));
  }

  private Map<BoardMetric, List<CountedDay>> read(TenantId tenant, ProfileId profile, Span span) {
    Map<BoardMetric, List<CountedDay>> days = new EnumMap<>(BoardMetric.class);
    for (BoardMetric metric : BoardMetric.values()) {
      days.put(metric, span.isEmpty() ? List.of() : read(tenant, profile, metric, span));
    }
    return days;
  }

  private List<CountedDay> read(TenantId tenant, ProfileId profile, BoardMetric metric, Span span) {
    Map<LocalDate, DayByHand> sums = new TreeMap<>();
    metric
        .parts()
        .forEach(
            part ->
                measurements
                    .dailyByHand(tenant, profile, part, span.from(), span.to())
                    .forEach(day -> sums.merge(day.localDate(), day, Calculation::sum)));
    List<CountedDay> days = new ArrayList<>();
    sums.forEach(
        (date, day) -> days.add(CountedDay.of(date, day.value(), day.byHand(), metric.dailyCap())));
    return days;
  }

  private static DayByHand sum(DayByHand one, DayByHand other) {
    return new DayByHand(
        one.localDate(), one.value() + other.value(), one.byHand() + other.byHand());
  }

  /** Empty when somebody else was faster. */
  private Optional<Boolean> store(
      Transaction tx,
      TenantId tenant,
      Participant participant,
      Span span,
      Map<BoardMetric, List<CountedDay>> days)
      throws SQLException {
    if (!MemberTable.takeTurn(tx, tenant, participant)) {
      return Optional.empty();
    }
    if (!span.isEmpty()) {
      for (Map.Entry<BoardMetric, List<CountedDay>> metric : days.entrySet()) {
        DayTable.replace(
            tx, tenant, participant.account(), metric.getKey(), span, metric.getValue());
      }
    }
    DayTable.dropBefore(tx, tenant, participant.account(), today().minusDays(DAYS_KEPT));
    return Optional.of(MemberTable.settle(tx, participant.account()));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }
}
