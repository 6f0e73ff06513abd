package org.wellbundle.core.measurements.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.PersonRows;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/**
 * Everything measured, with units and where it came from. Numbers of the catalogue are written as
 * words, so that another service can read the files.
 */
@Component
public final class MeasurementsPersonalData implements PersonalData {
  private static final String NAME = "measurements";

  private static final String METRIC =
      Arrays.stream(Metric.values())
          .map(it -> "(%d, '%s', '%s')".formatted(it.id(), it.key(), it.unit()))
          .collect(Collectors.joining(", ", "(values ", ") as metric (id, key, unit)"));
  private static final String MODALITY =
      Arrays.stream(Modality.values())
          .map(it -> word(it.id(), it.name()))
          .collect(Collectors.joining(" ", "case o.modality ", " end"));
  private static final String OFFSET_SOURCE =
      Arrays.stream(OffsetSource.values())
          .map(it -> word(it.id(), it.name()))
          .collect(Collectors.joining(" ", "case o.offset_source ", " end"));
  private static final String STAGE =
      Arrays.stream(Stage.values())
          .map(it -> word(it.id(), it.name()))
          .collect(Collectors.joining(" ", "case t.stage ", " end"));

  private static final String OF_PERSON =
      " t.tenant_id = p.tenant and t.profile_id = any (p.profiles)";

  /** Columns that records have in common, besides when they were. */
  private static final String ORIGIN =
      """
      t.profile_id as "profile", t.link_id as "link", t.record_id as "record", t.version,
      t.stored_at as "storedAt", t.local_date as "localDate", o.data_type as "dataType",
      o.device_model as "deviceModel", o.device_id as "deviceId", o.uncertain,
      %s as "modality\""""
          .formatted(MODALITY);

  private static final String WHEN =
      """
      t.start_at as "start", t.end_at as "end", t.offset_seconds as "offsetSeconds",
      %s as "offsetSource\""""
          .formatted(OFFSET_SOURCE);

  private final Transactions transactions;

  @Activate
  public MeasurementsPersonalData(
      @Reference Transactions transactions,
      @Reference(target = "(schema=measurements)") SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String schema() {
    return NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    PersonRows rows = new PersonRows(transactions, person, archive);
    rows.file(
        "samples.json",
        records("sample", "metric.key as metric, metric.unit, t.site, t.value, " + WHEN, true));
    rows.file(
        "daily-totals.json",
        records("daily_total", "metric.key as metric, metric.unit, t.value", true));
    rows.file(
        "sleep-sessions.json",
        records(
            "sleep_session",
            """
            t.asleep_seconds as "asleepSeconds", t.light_seconds as "lightSeconds",
            t.deep_seconds as "deepSeconds", t.rem_seconds as "remSeconds",
            t.awake_seconds as "awakeSeconds", t.wake_ups as "wakeUps",
            t.latency_seconds as "latencySeconds", """
                + values("detail")
                + ", "
                + WHEN,
            false));
    rows.file("sleep-stages.json", records("sleep_segment", STAGE + " as stage, " + WHEN, false));
    rows.file(
        "workouts.json", records("workout", "t.kind, " + values("value") + ", " + WHEN, false));
    rows.file(
        "remarks.json",
        plain("remark", "t.link_id as \"link\", t.record_id as \"record\", t.words as remark"));
    rows.file(
        "deleted.json",
        plain(
            "tombstone",
            "t.link_id as \"link\", t.record_id as \"record\", t.deleted_at as \"deletedAt\""));
    rows.file(
        "sources.json",
        plain(
            "source",
            "t.link_id as \"link\", t.provider_id as provider, t.linked_at as \"linkedAt\""));
    rows.file(
        "devices.json",
        plain(
            "device",
            "t.link_id as \"link\", t.device_id as \"deviceId\", t.model, t.kind, t.battery,"
                + " t.last_session_at as \"lastSessionAt\""));
    rows.file(
        "goals.json",
        plain(
            "goal",
            "t.link_id as \"link\", t.steps, t.sleep_seconds as \"sleepSeconds\", t.weight"));
    rows.file(
        "not-understood.json",
        plain(
            "unmapped_count",
            "t.link_id as \"link\", t.data_type as \"dataType\", t.kind, t.code, t.count"));
  }

  private static String records(String table, String columns, boolean ofMetric) {
    return "select "
        + columns
        + ", "
        + ORIGIN
        + " from person p join measurements."
        + table
        + " t on"
        + OF_PERSON
        + " left join measurements.provenance o on o.tenant_id = t.tenant_id"
        + " and o.profile_id = t.profile_id and o.id = t.provenance_id"
        + (ofMetric ? " left join " + METRIC + " on metric.id = t.metric_id" : "");
  }

  private static String plain(String table, String columns) {
    return "select t.profile_id as \"profile\", "
        + columns
        + " from person p join measurements."
        + table
        + " t on"
        + OF_PERSON;
  }

  /** Two arrays of a row as an object. */
  private static String values(String prefix) {
    return "(select json_object_agg(metric.key, v.value) from unnest(t."
        + prefix
        + "_metrics, t."
        + prefix
        + "_values) as v (id, value) join "
        + METRIC
        + " on metric.id = v.id) as \"values\"";
  }

  private static String word(int id, String name) {
    return "when " + id + " then '" + name.toLowerCase(Locale.ROOT) + "'";
  }
}
