package org.wellbundle.core.measurements.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.internal.read.DayReader;
import org.wellbundle.core.measurements.internal.read.DayReader.Day;
import org.wellbundle.core.measurements.internal.read.HourRollup;
import org.wellbundle.core.measurements.internal.read.Page;
import org.wellbundle.core.measurements.internal.read.Position;
import org.wellbundle.core.measurements.internal.read.SampleReader;
import org.wellbundle.core.measurements.internal.read.StoredSample;
import org.wellbundle.core.measurements.internal.read.Window;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;

/** Values of a metric: as measured, by hour, or one per day. */
@RequiresPermission(Permission.MEASUREMENTS_READ)
@Path("measurements")
@Produces(MediaType.APPLICATION_JSON)
public final class MeasurementsResource {
  private final Data data;
  private final ManualEntry manual;
  private final Clock clock;

  MeasurementsResource(Data data, ManualEntry manual, Clock clock) {
    this.data = data;
    this.manual = manual;
    this.clock = clock;
  }

  /**
   * @param from date or time with offset; 60 days before {@code to} when missing
   * @param to date (included) or time with offset (excluded); today when missing
   * @param granularity {@code sample}, {@code hour} or {@code day} (when missing)
   */
  @GET
  @Answers(
      problems = {
        "400 metric.unknown",
        "400 granularity.invalid",
        "400 range.invalid",
        "404 profile.unknown"
      })
  public PointsView list(
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("granularity") @Nullable String granularity,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Metric wanted = Asked.metric(metric);
    ZoneId zone = data.principal().timeZone();
    int most = Asked.limit(limit);
    String grain = granularity == null || granularity.isBlank() ? "day" : granularity;
    Position after = Asked.after(wanted.key() + "/" + grain, cursor);
    return switch (grain) {
      case "day" -> {
        Window window = Asked.days(from, to, zone, clock);
        yield data.read(profile, (scope, links) -> days(scope, wanted, window, after, most, zone));
      }
      case "hour" -> {
        Window window = Asked.window(from, to, zone, clock);
        yield data.read(
            profile, (scope, links) -> hours(scope, links, wanted, window, after, most));
      }
      case "sample" -> {
        Window window = Asked.window(from, to, zone, clock);
        yield data.read(
            profile, (scope, links) -> samples(scope, links, wanted, window, after, most));
      }
      default ->
          throw new Problem(
              400, "granularity.invalid", "The granularity must be sample, hour or day.");
    };
  }

  /** A reading the person took without a linked device; always marked self-reported. */
  @POST
  @RequiresPermission(Permission.MEASUREMENTS_WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @Answers(
      status = 201,
      body = EntriesView.class,
      problems = {
        "400 metric.unknown",
        "400 metric.not-enterable",
        "400 measurement.value-invalid",
        "400 measurement.time-invalid",
        "400 measurement.comment-too-long",
        "404 profile.unknown"
      })
  public Response enter(
      ManualEntry.@Nullable Reading reading,
      @QueryParam("profile") @Nullable String profile,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
    if (reading == null) {
      throw new Problem(400, "request.malformed", "The body must be one reading.");
    }
    List<EntryView> entries =
        manual.enter(profile, reading, idempotencyKey).stream().map(EntryView::of).toList();
    return Response.status(Response.Status.CREATED).entity(new EntriesView(entries)).build();
  }

  /** Deletes the reading a value belongs to, where a person may; final. */
  @DELETE
  @RequiresPermission(Permission.MEASUREMENTS_WRITE)
  @Path("{id}")
  @Answers(
      problems = {
        "404 measurement.unknown",
        "404 profile.unknown",
        "409 measurement.not-deletable"
      })
  public void delete(@PathParam("id") String id, @QueryParam("profile") @Nullable String profile) {
    manual.delete(profile, MeasurementId.parse(id).orElseThrow(MeasurementsResource::unknown));
  }

  /** What was stored. */
  public record EntriesView(List<EntryView> points) {}

  /** One value of a reading. */
  public record EntryView(
      String metric,
      double value,
      String unit,
      OffsetDateTime start,
      LocalDate localDate,
      String modality,
      String id) {
    static EntryView of(Sample sample) {
      return new EntryView(
          sample.metric().key(),
          sample.value(),
          Words.unit(sample.metric()),
          Words.start(sample.moment()),
          sample.moment().localDate(),
          Words.modality(sample.origin().modality()),
          new MeasurementId(Links.SELF, sample.key().id()).ofValue(sample.metric().key(), 0));
    }
  }

  static Problem unknown() {
    return new Problem(404, "measurement.unknown", "There is no such measurement.");
  }

  private static PointsView samples(
      Scope scope, Links links, Metric metric, Window window, Position after, int limit)
      throws SQLException {
    Page<StoredSample> page = SampleReader.open(scope, links, metric, window).page(after, limit);
    return view(
        metric,
        page.rows().stream().map(sample -> point(metric, sample, links)).toList(),
        page.next());
  }

  private static PointsView hours(
      Scope scope, Links links, Metric metric, Window window, Position after, int limit)
      throws SQLException {
    SampleReader reader = SampleReader.open(scope, links, metric, window);
    Page<HourRollup.Hour> page = HourRollup.page(reader, metric, after, limit);
    return view(
        metric, page.rows().stream().map(hour -> point(metric, hour, links)).toList(), page.next());
  }

  private static PointsView days(
      Scope scope, Metric metric, Window window, Position after, int limit, ZoneId zone)
      throws SQLException {
    LocalDate first =
        after.localDate().isBefore(window.from()) ? window.from() : after.localDate().plusDays(1);
    if (first.isAfter(window.to())) {
      return view(metric, List.of(), null);
    }
    List<Day> days = DayReader.read(scope, metric, first, window.to());
    boolean more = days.size() > limit;
    List<Day> page = more ? days.subList(0, limit) : days;
    return view(
        metric,
        page.stream().map(day -> point(metric, day, zone)).toList(),
        more ? position(after.of(), page.get(limit - 1)) : null);
  }

  private static Position position(String list, Day day) {
    return new Position(list, day.date(), Instant.EPOCH, 0, "", 0);
  }

  private static PointsView view(Metric metric, List<PointView> points, @Nullable Position next) {
    return new PointsView(
        metric.key(), Words.unit(metric), points, next == null ? null : next.cursor());
  }

  static PointView point(Metric metric, StoredSample sample, Links links) {
    return new PointView(
        Words.start(sample.moment()),
        Words.end(sample.moment()),
        sample.moment().localDate(),
        sample.value(),
        Words.modality(sample.origin().modality()),
        Words.source(sample.origin(), links, sample.link()),
        sample.remark(),
        sample.site(),
        new MeasurementId(sample.link(), sample.record()).ofValue(metric.key(), sample.site()));
  }

  private static PointView point(Metric metric, HourRollup.Hour hour, Links links) {
    StoredSample first = hour.first();
    return new PointView(
        Words.at(hour.start(), first.moment().offset()),
        Words.at(hour.end(), first.moment().offset()),
        first.moment().localDate(),
        hour.value(),
        Words.modality(hour.modality()),
        Words.source(first.origin(), links, first.link()),
        null,
        0,
        "hour." + metric.key() + "." + hour.start());
  }

  private static PointView point(Metric metric, Day day, ZoneId zone) {
    return new PointView(
        day.date().atStartOfDay(zone).toOffsetDateTime(),
        day.date().plusDays(1).atStartOfDay(zone).toOffsetDateTime(),
        day.date(),
        day.value().value(),
        Words.modality(day.value().modality()),
        day.value().source(),
        null,
        0,
        "day." + metric.key() + "." + day.date());
  }
}
