package org.wellbundle.core.measurements.internal.http;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.JdbcMeasurementStore;
import org.wellbundle.core.measurements.internal.read.Twins;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.SampleTable;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.core.measurements.internal.store.Sources;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** What a person types in, and what they delete. */
final class ManualEntry {
  private static final Origin TYPED = new Origin(Modality.SELF_REPORTED, null, null, false);
  private static final LinkId SELF = new LinkId(Links.SELF);
  private static final String DATA_TYPE = "manual";
  private static final int LONGEST_COMMENT = 2_000;

  private final Transactions transactions;
  private final CurrentRequest request;
  private final JdbcMeasurementStore store;
  private final Clock clock;

  ManualEntry(
      Transactions transactions, CurrentRequest request, JdbcMeasurementStore store, Clock clock) {
    this.transactions = transactions;
    this.request = request;
    this.store = store;
    this.clock = clock;
  }

  /** Stores one reading; the same idempotency key again stores nothing more. */
  List<Sample> enter(@Nullable String profile, Reading reading, @Nullable String idempotencyKey) {
    Principal principal = request.principal();
    ProfileId wanted = Asked.profile(principal, profile);
    String record = "self:" + recordId(principal, idempotencyKey);
    List<Sample> samples = samples(record, reading.allValues(), moment(reading, principal));
    ManualRules.checkTogether(samples);
    String comment = comment(reading);
    BatchBuilder batch = Batch.builder();
    samples.forEach(batch::add);
    transactions.runInTenant(
        principal.tenant(),
        tx -> {
          store.store(tx, source(principal, wanted, SELF, "self"), DATA_TYPE, batch.build());
          if (comment != null) {
            SampleTable.remark(scope(tx, principal, wanted), SELF, record, comment);
          }
        });
    return samples;
  }

  /** Deletes the whole reading a value belongs to, for good. */
  void delete(@Nullable String profile, MeasurementId id) {
    Principal principal = request.principal();
    ProfileId wanted = Asked.profile(principal, profile);
    transactions.runInTenant(principal.tenant(), tx -> delete(tx, principal, wanted, id));
  }

  private void delete(Transaction tx, Principal principal, ProfileId profile, MeasurementId id)
      throws SQLException {
    Scope scope = scope(tx, principal, profile);
    LinkId link = new LinkId(id.link());
    List<Sample> record = SampleTable.read(scope, link, id.record());
    if (record.isEmpty()) {
      throw MeasurementsResource.unknown();
    }
    if (!ManualRules.deletable(id.link(), record)) {
      throw new Problem(
          409,
          "measurement.not-deletable",
          "Only what you entered yourself and single readings of weight, height, heart, blood"
              + " oxygen, blood pressure and temperature can be deleted.");
    }
    String provider = Sources.read(scope).links().provider(id.link());
    Source source = source(principal, profile, link, provider);
    for (String twin : Twins.of(scope, link, id.record())) {
      if (ManualRules.deletable(id.link(), SampleTable.read(scope, link, twin))) {
        store.bury(tx, source, twin);
      }
    }
    store.bury(tx, source, id.record());
  }

  /**
   * One reading as it is typed in: {@code metric} and {@code value}, or several {@code values} of
   * one event (both blood pressures and the pulse).
   *
   * @param start with offset; now when missing
   */
  public record Reading(
      @Nullable String metric,
      @Nullable Double value,
      @Nullable Map<String, Double> values,
      @Nullable OffsetDateTime start,
      @Nullable String comment) {

    Map<String, Double> allValues() {
      Map<String, @Nullable Double> all = new TreeMap<>();
      if (values != null) {
        all.putAll(values);
      }
      if (metric != null && value != null) {
        all.put(metric, value);
      }
      if (all.isEmpty() || all.containsValue(null)) {
        throw new Problem(
            400, "measurement.value-invalid", "Give a metric and a value, or several values.");
      }
      return all;
    }
  }

  private static List<Sample> samples(String record, Map<String, Double> values, Moment moment) {
    return values.entrySet().stream()
        .map(
            entry -> {
              Metric metric = Asked.metric(entry.getKey());
              ManualRules.check(metric, entry.getValue());
              return new Sample(
                  new RecordKey(record, 1), metric, 0, moment, entry.getValue(), TYPED);
            })
        .toList();
  }

  private Moment moment(Reading reading, Principal principal) {
    OffsetDateTime start = reading.start();
    if (start == null) {
      return Moment.at(clock.instant(), principal.timeZone(), OffsetSource.ACCOUNT);
    }
    Instant latest = clock.instant().plusSeconds(300);
    if (start.toInstant().isAfter(latest) || start.getYear() < 1900) {
      throw new Problem(
          400, "measurement.time-invalid", "The time of a reading can't lie in the future.");
    }
    return new Moment(
        start.toInstant(), null, start.getOffset(), OffsetSource.RECORD, start.toLocalDate());
  }

  private static @Nullable String comment(Reading reading) {
    String comment = reading.comment();
    if (comment == null || comment.isBlank()) {
      return null;
    }
    if (comment.length() > LONGEST_COMMENT) {
      throw new Problem(
          400,
          "measurement.comment-too-long",
          "A comment has at most " + LONGEST_COMMENT + " characters.");
    }
    return comment.strip();
  }

  private static UUID recordId(Principal principal, @Nullable String idempotencyKey) {
    if (idempotencyKey == null || idempotencyKey.isBlank()) {
      return UUID.randomUUID();
    }
    String own = principal.account() + " " + idempotencyKey;
    return UUID.nameUUIDFromBytes(own.getBytes(StandardCharsets.UTF_8));
  }

  private Source source(Principal principal, ProfileId profile, LinkId link, String provider) {
    return new Source(
        principal.tenant(), principal.account(), profile, link, provider, request.correlationId());
  }

  private static Scope scope(Transaction tx, Principal principal, ProfileId profile) {
    return new Scope(tx.connection(), principal.tenant(), profile);
  }
}
