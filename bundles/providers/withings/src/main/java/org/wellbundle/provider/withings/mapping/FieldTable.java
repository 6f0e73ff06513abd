package org.wellbundle.provider.withings.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.Json;

/**
 * The numbers an object of an answer may hold. Where two fields give the same metric, the one
 * listed first wins and the other one stands in when it is missing.
 */
final class FieldTable {
  private static final Set<Metric> HEART_RATES =
      Set.of(Metric.HEART_RATE, Metric.HEART_RATE_MIN, Metric.HEART_RATE_MAX);
  private static final Set<Metric> HEART_RATE_ZONES =
      Set.of(
          Metric.HEART_RATE_ZONE_LIGHT,
          Metric.HEART_RATE_ZONE_MODERATE,
          Metric.HEART_RATE_ZONE_INTENSE,
          Metric.HEART_RATE_ZONE_MAXIMAL);

  private final String kind;
  private final List<Field> fields;
  private final Set<String> known;

  /**
   * @param kind what unknown fields are counted as
   * @param others names of fields that are read elsewhere or left alone on purpose
   */
  FieldTable(String kind, List<Field> fields, Collection<String> others) {
    this.kind = kind;
    this.fields = List.copyOf(fields);
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.name()));
    names.addAll(others);
    this.known = Set.copyOf(names);
  }

  List<Field> fields() {
    return fields;
  }

  Set<Metric> metrics() {
    return fields.stream().map(Field::metric).collect(Collectors.toUnmodifiableSet());
  }

  /** Names of all fields, with commas, and {@code more}. */
  String dataFields(String... more) {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.add(field.name()));
    names.addAll(List.of(more));
    return String.join(",", names);
  }

  /** The values an object holds; unknown and unreadable fields are counted. */
  Map<Metric, Double> read(Json object, PageMapping page) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Field field : fields) {
      value(field, object.get(field.name()), page)
          .ifPresent(value -> values.putIfAbsent(field.metric(), value));
    }
    countUnknown(object, page);
    dropZonesWithoutHeartRate(values);
    return values;
  }

  /** One value, empty when there is none. */
  OptionalDouble value(Field field, Json json, PageMapping page) {
    if (!json.isPresent()) {
      return OptionalDouble.empty();
    }
    Optional<BigDecimal> number = Values.number(json);
    if (number.isPresent() && field.isMissing(number.get())) {
      return OptionalDouble.empty();
    }
    OptionalDouble value = number.map(field::value).orElse(OptionalDouble.empty());
    if (value.isEmpty()) {
      page.batch().unmapped("malformed", kind + "." + field.name());
    }
    return value;
  }

  void countUnknown(Json object, PageMapping page) {
    object
        .fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name) && value.isPresent()) {
                page.batch().unmapped(kind, Codes.of(name));
              }
            });
  }

  /** Trackers without a heart sensor send 0 for every heart key, its zones included. */
  private static void dropZonesWithoutHeartRate(Map<Metric, Double> values) {
    if (HEART_RATES.stream().noneMatch(values::containsKey)) {
      values.entrySet().removeIf(e -> HEART_RATE_ZONES.contains(e.getKey()) && e.getValue() == 0);
    }
  }
}
