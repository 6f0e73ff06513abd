package org.wellbundle.api.measurement;

import java.util.Map;

/**
 * A period of exercise.
 *
 * @param moment start and end
 * @param kind canonical kind in lower camel case ({@code walk}, {@code run}, {@code bicycling},
 *     {@code swimming}, …), {@code other} when unknown
 * @param values totals (distance, energy, steps, laps, strokes) and averages (heart rate, SpO2) of
 *     the period, in the metrics' units
 */
public record Workout(
    RecordKey key, Moment moment, String kind, Map<Metric, Double> values, Origin origin) {
  public Workout {
    values = Map.copyOf(values);
  }
}
