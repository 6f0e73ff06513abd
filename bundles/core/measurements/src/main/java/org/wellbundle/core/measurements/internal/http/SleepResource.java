package org.wellbundle.core.measurements.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.core.measurements.internal.read.SessionReader;
import org.wellbundle.core.measurements.internal.read.SessionReader.Found;
import org.wellbundle.core.measurements.internal.read.StageReader;
import org.wellbundle.core.measurements.internal.read.StageReader.Stretch;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.SessionTable;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Problem;

/** Nights and naps. */
@RequiresPermission(Permission.MEASUREMENTS_READ)
@Path("sleep")
@Produces(MediaType.APPLICATION_JSON)
public final class SleepResource {
  private final Data data;
  private final SessionLists<SleepSession> lists;

  SleepResource(Data data, Clock clock) {
    this.data = data;
    this.lists = new SessionLists<>(data, clock, "sleep", SessionTable.nights());
  }

  /** By the local date of waking up, oldest first. */
  @GET
  @Answers(problems = {"400 range.invalid", "404 profile.unknown"})
  public NightsView list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return lists.page(
        new SessionLists.Query(from, to, profile, limit, cursor),
        SleepResource::night,
        NightsView::new);
  }

  /** One night with its stages. */
  @GET
  @Path("{id}")
  @Answers(problems = {"404 profile.unknown", "404 sleep.unknown"})
  public NightView get(
      @PathParam("id") String id, @QueryParam("profile") @Nullable String profile) {
    MeasurementId wanted = MeasurementId.parse(id).orElseThrow(SleepResource::unknown);
    return data.read(
        profile,
        (scope, links) -> {
          Found<SleepSession> found =
              new SessionReader<>(scope, links, SessionTable.nights())
                  .find(wanted.link(), wanted.record())
                  .orElseThrow(SleepResource::unknown);
          return new NightView(
              night(found, links),
              StageReader.read(scope, found.link(), found.session()).stream()
                  .map(SleepResource::stage)
                  .toList());
        });
  }

  private static Problem unknown() {
    return new Problem(404, "sleep.unknown", "There is no such night.");
  }

  private static SessionView night(Found<SleepSession> found, Links links) {
    SleepSession session = found.session();
    return new SessionView(
        Words.start(session.moment()),
        Words.end(session.moment()),
        session.moment().localDate(),
        session.asleepSeconds(),
        session.lightSeconds(),
        session.deepSeconds(),
        session.remSeconds(),
        session.awakeSeconds(),
        session.wakeUps(),
        session.latencySeconds(),
        WorkoutsResource.values(session.details()),
        Words.modality(session.origin().modality()),
        Words.source(session.origin(), links, found.link()),
        new MeasurementId(found.link(), found.record()).toString());
  }

  private static StageView stage(Stretch stretch) {
    return new StageView(
        Words.start(stretch.moment()), Words.end(stretch.moment()), Words.stage(stretch.stage()));
  }

  /** Nights, oldest first. */
  public record NightsView(List<SessionView> sessions, @Nullable String next) {}

  /**
   * One night; durations are null where the vendor doesn't say.
   *
   * @param localDate the day of waking up
   * @param values further values of the night by metric id
   */
  public record SessionView(
      OffsetDateTime start,
      @Nullable OffsetDateTime end,
      LocalDate localDate,
      @Nullable Integer asleepSeconds,
      @Nullable Integer lightSeconds,
      @Nullable Integer deepSeconds,
      @Nullable Integer remSeconds,
      @Nullable Integer awakeSeconds,
      @Nullable Integer wakeUps,
      @Nullable Integer latencySeconds,
      Map<String, Double> values,
      String modality,
      String source,
      String id) {}

  /** One night and its stages in the order of time. */
  public record NightView(
      @com.fasterxml.jackson.annotation.JsonUnwrapped SessionView session,
      List<StageView> stages) {}

  /**
   * @param stage awake, light, deep, rem, manual, unspecified or outOfBed
   */
  public record StageView(OffsetDateTime start, @Nullable OffsetDateTime end, String stage) {}
}
