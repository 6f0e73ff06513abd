package org.wellbundle.core.measurements.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.core.measurements.internal.read.SessionReader.Found;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.SessionTable;
import org.wellbundle.platform.http.Answers;

/** Workouts. */
@RequiresPermission(Permission.MEASUREMENTS_READ)
@Path("workouts")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkoutsResource {
  private final SessionLists<Workout> lists;

  WorkoutsResource(Data data, Clock clock) {
    this.lists = new SessionLists<>(data, clock, "workouts", SessionTable.workouts());
  }

  /** By local date, oldest first. */
  @GET
  @Answers(problems = {"400 range.invalid", "404 profile.unknown"})
  public WorkoutsView list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return lists.page(
        new SessionLists.Query(from, to, profile, limit, cursor),
        WorkoutsResource::workout,
        WorkoutsView::new);
  }

  private static WorkoutView workout(Found<Workout> found, Links links) {
    Workout workout = found.session();
    return new WorkoutView(
        Words.start(workout.moment()),
        Words.end(workout.moment()),
        workout.moment().localDate(),
        workout.kind(),
        workout.values().get(Metric.DISTANCE),
        workout.values().get(Metric.ACTIVE_ENERGY),
        workout.values().get(Metric.HEART_RATE),
        values(workout.values()),
        Words.modality(workout.origin().modality()),
        Words.source(workout.origin(), links, found.link()),
        new MeasurementId(found.link(), found.record()).toString());
  }

  static Map<String, Double> values(Map<Metric, Double> values) {
    Map<String, Double> named = new TreeMap<>();
    values.forEach((metric, value) -> named.put(metric.key(), value));
    return named;
  }

  /** Workouts, oldest first. */
  public record WorkoutsView(List<WorkoutView> sessions, @Nullable String next) {}

  /**
   * @param distance m
   * @param activeEnergy kcal
   * @param heartRateAverage bpm
   * @param values everything known of it by metric id, in the catalogue's units
   */
  public record WorkoutView(
      OffsetDateTime start,
      @Nullable OffsetDateTime end,
      LocalDate localDate,
      String kind,
      @Nullable Double distance,
      @Nullable Double activeEnergy,
      @Nullable Double heartRateAverage,
      Map<String, Double> values,
      String modality,
      String source,
      String id) {}
}
