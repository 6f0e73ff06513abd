package org.wellbundle.core.measurements.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.MeasurementStore.Stored;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;

/** A store on a real database, with an outbox and event streams that only take note. */
public final class StoreFixture implements Outbox, EventStreams {
  public static final SchemaChanges SCHEMA = MeasurementsSchema.CHANGES;

  final TestDatabase db;
  final List<Event> events = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  private final KnownLinks linking = new KnownLinks();
  Instant now = Instant.parse("2026-11-20T12:00:00Z");
  final JdbcMeasurementStore store;

  public StoreFixture(TestDatabase db) {
    this.db = db;
    this.store = new JdbcMeasurementStore(linking, this, this, new TestClock());
  }

  public static Source source(int tenant, long profile, long link) {
    return new Source(
        new TenantId(tenant),
        new AccountId(profile),
        new ProfileId(profile),
        new LinkId(link),
        "withings",
        "correlation");
  }

  public Stored store(Source source, Batch batch) {
    return store(source, "measures", batch);
  }

  public Stored store(Source source, String dataType, Batch batch) {
    return db.transactions()
        .inTenant(source.tenant(), tx -> store.store(tx, source, dataType, batch));
  }

  Stored removeUnlisted(Source source, Instant from, Instant to, Instant started, String... ids) {
    return db.transactions()
        .inTenant(
            source.tenant(),
            tx -> store.removeUnlisted(tx, source, "measures", from, to, started, Set.of(ids)));
  }

  /** Says when a link took over, as the linking knows it. */
  void linked(Source source, Instant at) {
    linking.linkedAt.put(source.link(), at);
  }

  /** Counters as operators get them: name, values of the labels, total. */
  List<String> reported() {
    List<String> lines = new ArrayList<>();
    store.report(
        new MetricsSource.Readings() {
          @Override
          public void gauge(String name, String help, double value, String... labels) {}

          @Override
          public void counter(String name, String help, double total, String... labels) {
            StringBuilder line = new StringBuilder(name);
            for (int i = 1; i < labels.length; i += 2) {
              line.append(' ').append(labels[i]);
            }
            lines.add(line.append(' ').append(total).toString());
          }
        });
    return lines;
  }

  public JdbcMeasurementStore store() {
    return store;
  }

  static Scope scope(Transaction tx, MeasurementStore.Source source) {
    return new Scope(tx.connection(), source.tenant(), source.profile());
  }

  static Provenances provenances(Transaction tx, MeasurementStore.Source source) {
    try {
      return Provenances.read(scope(tx, source));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void append(Transaction tx, Event event) {
    events.add(event);
  }

  @Override
  public void tell(TenantId tenant, AccountId account, String name, Map<String, String> ids) {
    told.add(name + " " + account);
  }

  @Override
  public void tellEverybody(String name) {
    throw new AssertionError("nobody else's business");
  }

  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
