package org.wellbundle.provider.withings.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.provider.Json;

/**
 * getactivity: a row for each local day. Should a day come from several sources, one is taken and
 * nothing is added up: Withings' own devices first, then most steps, then the newest. The others
 * may come alone, on another page or as the only one that changed, so rows of own devices have
 * versions above all of theirs.
 */
public final class ActivityMapper implements PageMapper {
  private static final FieldTable FIELDS =
      new FieldTable(
          "activityField",
          List.of(
              Field.of("steps", Metric.STEPS),
              Field.of("distance", Metric.DISTANCE),
              Field.of("elevation", Metric.FLOORS), // floors climbed, not metres
              Field.seconds("soft", Metric.ACTIVE_MINUTES_LIGHT),
              Field.seconds("moderate", Metric.ACTIVE_MINUTES_MODERATE),
              Field.seconds("intense", Metric.ACTIVE_MINUTES_VIGOROUS),
              Field.seconds("active", Metric.ACTIVE_DURATION),
              Field.of("calories", Metric.ACTIVE_ENERGY),
              Field.of("totalcalories", Metric.TOTAL_ENERGY),
              Field.sensor("hr_average", Metric.HEART_RATE),
              Field.sensor("hr_min", Metric.HEART_RATE_MIN),
              Field.sensor("hr_max", Metric.HEART_RATE_MAX),
              Field.seconds("hr_zone_0", Metric.HEART_RATE_ZONE_LIGHT),
              Field.seconds("hr_zone_1", Metric.HEART_RATE_ZONE_MODERATE),
              Field.seconds("hr_zone_2", Metric.HEART_RATE_ZONE_INTENSE),
              Field.seconds("hr_zone_3", Metric.HEART_RATE_ZONE_MAXIMAL)),
          Set.of(
              "date",
              "timezone",
              "deviceid",
              "hash_deviceid",
              "brand",
              "is_tracker",
              "created",
              "modified",
              "model",
              "modelid",
              "model_id"));

  private static final long BRAND_WITHINGS = 1;

  /** More than any epoch second. */
  private static final long OWN_DEVICE = 1L << 40;

  private static final Comparator<Row> BEST_SOURCE =
      Comparator.comparing(Row::ownDevice)
          .thenComparing(Row::steps)
          .thenComparing(row -> row.key().version());

  @Override
  public Set<Metric> metrics() {
    return FIELDS.metrics();
  }

  @Override
  public String dataFields() {
    return FIELDS.dataFields();
  }

  @Override
  public void map(PageMapping page) {
    Map<LocalDate, Row> days = new LinkedHashMap<>();
    for (Json activity : page.list("activities")) {
      Optional<LocalDate> date = Values.date(activity.get("date"));
      if (date.isEmpty()) {
        page.malformed("activity");
        continue;
      }
      Row row = Row.of(date.get(), activity, page);
      days.merge(row.date(), row, (kept, other) -> better(kept, other, page));
    }
    days.values().forEach(row -> emit(row, page));
  }

  private static Row better(Row kept, Row other, PageMapping page) {
    boolean exchange = BEST_SOURCE.compare(other, kept) > 0;
    page.unmapped("activitySource", (exchange ? kept : other).json().get("brand"));
    return exchange ? other : kept;
  }

  private static void emit(Row row, PageMapping page) {
    Origin origin = DeviceReference.of(row.json()).sensed();
    FIELDS
        .read(row.json(), page)
        .forEach(
            (metric, value) ->
                page.batch().add(new DailyTotal(row.key(), metric, row.date(), value, origin)));
  }

  private record Row(LocalDate date, RecordKey key, Json json) {
    static Row of(LocalDate date, Json json, PageMapping page) {
      long version = page.version(json) + (isOwnDevice(json) ? OWN_DEVICE : 0);
      return new Row(date, new RecordKey("d" + date, version), json);
    }

    boolean ownDevice() {
      return isOwnDevice(json);
    }

    private static boolean isOwnDevice(Json json) {
      return json.get("is_tracker").bool().orElse(false)
          || json.get("brand").wholeNumber().orElse(0) == BRAND_WITHINGS;
    }

    BigDecimal steps() {
      return json.get("steps").number().orElse(BigDecimal.ZERO);
    }
  }
}
