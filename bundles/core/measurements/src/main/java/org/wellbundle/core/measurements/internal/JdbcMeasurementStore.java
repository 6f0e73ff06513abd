package org.wellbundle.core.measurements.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.internal.days.FreshGroups;
import org.wellbundle.core.measurements.internal.days.ReadModel;
import org.wellbundle.core.measurements.internal.store.BatchWriter;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.core.measurements.internal.store.Sources;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Outbox;

/** Stores with arrays over plain JDBC: rows, read model and event in the caller's transaction. */
@Component(service = {MeasurementStore.class, JdbcMeasurementStore.class, MetricsSource.class})
public final class JdbcMeasurementStore implements MeasurementStore, MetricsSource {
  /** What open browsers are told. */
  static final String CHANGED = "measurements-changed";

  private final org.wellbundle.core.linking.Links linking;
  private final Outbox outbox;
  private final EventStreams streams;
  private final Clock clock;
  private final UnknownCodes unknown = new UnknownCodes();

  @Activate
  public JdbcMeasurementStore(
      @Reference org.wellbundle.core.linking.Links linking,
      @Reference Outbox outbox,
      @Reference EventStreams streams,
      @Reference(target = "(schema=measurements)") SchemaReady schema) {
    this(linking, outbox, streams, Clock.systemUTC());
  }

  JdbcMeasurementStore(
      org.wellbundle.core.linking.Links linking, Outbox outbox, EventStreams streams, Clock clock) {
    this.linking = linking;
    this.outbox = outbox;
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Stored store(Transaction tx, Source source, String dataType, Batch batch) {
    return write(tx, source, dataType, writer -> writer.write(batch), BatchWriter.newest(batch));
  }

  @Override
  public Stored removeUnlisted(
      Transaction tx,
      Source source,
      String dataType,
      Instant from,
      Instant to,
      Instant readStarted,
      Set<String> listed) {
    return write(
        tx, source, dataType, writer -> writer.removeUnlisted(from, to, readStarted, listed), null);
  }

  /** Removes a record for good: no later delivery of any version brings it back. */
  public void bury(Transaction tx, Source source, String record) {
    write(tx, source, "", writer -> writer.bury(new RecordKey(record, Long.MAX_VALUE)), null);
  }

  @Override
  public void report(Readings out) {
    unknown.report(out);
  }

  /** Writes under the profile's lock, then brings the read model up to it and tells others. */
  private Stored write(
      Transaction tx, Source source, String dataType, Work work, @Nullable Instant newest) {
    try {
      Scope scope = new Scope(tx.connection(), source.tenant(), source.profile());
      scope.lock();
      Instant now = clock.instant();
      Sources sources = Sources.read(scope);
      if (!sources.knows(source.link())) {
        sources.note(scope, source.link(), source.providerId(), linkedAt(tx, source, now));
      }
      Provenances provenances = Provenances.read(scope);
      Links links = sources.links();
      FreshGroups fresh = new FreshGroups(scope, links, provenances, source.link().value());
      BatchWriter writer = new BatchWriter(scope, source.link(), dataType, provenances, fresh, now);
      work.run(writer);
      unknown.seen(source.providerId(), dataType, writer.unmapped());
      new ReadModel(scope, links, provenances).refresh(writer.days(), fresh);
      if (writer.changed() > 0) {
        tell(tx, source, writer.days().from(), writer.days().to(), now);
      }
      return new Stored(
          writer.changed(), writer.unchanged(), newest, writer.days().from(), writer.days().to());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** When the link took over; a link that is already gone brought nothing after this moment. */
  private Instant linkedAt(Transaction tx, Source source, Instant now) {
    return linking.find(tx, source.link()).map(LinkView::linkedAt).orElse(now);
  }

  private void tell(
      Transaction tx,
      Source source,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant now) {
    Map<String, String> ids = new HashMap<>();
    ids.put("profile", source.profile().toString());
    ids.put("link", source.link().toString());
    if (from != null && to != null) {
      ids.put("from", from.toString());
      ids.put("to", to.toString());
    }
    TenantId tenant = source.tenant();
    outbox.append(
        tx,
        new Event(
            0,
            EventTypes.MEASUREMENTS_CHANGED,
            tenant,
            source.account(),
            ids,
            now,
            source.correlationId()));
    tx.afterCommit(() -> streams.tell(tenant, source.account(), CHANGED, ids));
  }

  private static DatabaseException failed(SQLException e) {
    String state = e.getSQLState() == null ? "XX000" : e.getSQLState();
    return new DatabaseException("storing measurements: " + state, state, null, e);
  }

  /** What is done with a profile's tables. */
  @FunctionalInterface
  private interface Work {
    void run(BatchWriter writer) throws SQLException;
  }
}
