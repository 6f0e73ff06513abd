package org.wellbundle.provider.withings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DataType.Phase;
import org.wellbundle.provider.withings.mapping.ActivityMapper;
import org.wellbundle.provider.withings.mapping.DeviceMapper;
import org.wellbundle.provider.withings.mapping.GoalsMapper;
import org.wellbundle.provider.withings.mapping.HeartMapper;
import org.wellbundle.provider.withings.mapping.IntradayMapper;
import org.wellbundle.provider.withings.mapping.MeasureMapper;
import org.wellbundle.provider.withings.mapping.PageMapper;
import org.wellbundle.provider.withings.mapping.SleepStageMapper;
import org.wellbundle.provider.withings.mapping.SleepSummaryMapper;
import org.wellbundle.provider.withings.mapping.WorkoutMapper;

/** The data types of Withings, and the call behind each. */
final class Fetchers {
  private static final Duration RECONCILE_LISTS = Duration.ofDays(7);
  private static final Duration RECONCILE_DETAIL = Duration.ofDays(2);

  private final WithingsSettings settings;

  private Fetchers(WithingsSettings settings) {
    this.settings = settings;
  }

  /** In the order they are fetched on linking: what a member looks for first comes first. */
  static List<Fetcher> all(WithingsSettings settings) {
    Fetchers make = new Fetchers(settings);
    return List.of(
        make.changing(
            "activity",
            new DataCall(
                settings.api("/v2/measure"),
                "getactivity",
                Map.of(),
                new ActivityMapper(),
                Scopes.ACTIVITY),
            WindowDates.SURROUNDING_DAYS),
        // without a list of types, so that new ones come too and are counted; 1: no targets
        make.changing(
            "measures",
            new DataCall(
                settings.api("/measure"),
                "getmeas",
                Map.of("category", "1"),
                new MeasureMapper(),
                Scopes.METRICS),
            WindowDates.EPOCH),
        make.changing(
            "sleepSummary",
            new DataCall(
                settings.api("/v2/sleep"),
                "getsummary",
                Map.of(),
                new SleepSummaryMapper(),
                Scopes.ACTIVITY),
            WindowDates.SURROUNDING_DAYS),
        make.changing(
            "workouts",
            new DataCall(
                settings.api("/v2/measure"),
                "getworkouts",
                Map.of(),
                new WorkoutMapper(),
                Scopes.ACTIVITY),
            WindowDates.SURROUNDING_DAYS),
        make.heart(),
        make.current("devices", "getdevice", new DeviceMapper()),
        make.current("goals", "getgoals", new GoalsMapper()),
        make.detail("sleepStages", "/v2/sleep", "get", new SleepStageMapper(), true),
        make.detail("intraday", "/v2/measure", "getintradayactivity", new IntradayMapper(), false));
  }

  private Fetcher changing(String id, DataCall call, WindowDates dates) {
    return new ListFetcher(
        dataType(id, call.mapper(), Phase.FIRST, null, true, RECONCILE_LISTS, call.scope()),
        call,
        dates,
        true,
        settings.pageOverlapSeconds());
  }

  /** Which recordings are listed depends on the country, so an absent one isn't a deleted one. */
  private Fetcher heart() {
    PageMapper mapper = new HeartMapper();
    return new ListFetcher(
        dataType("heart", mapper, Phase.FIRST, null, false, RECONCILE_LISTS, Scopes.METRICS),
        new DataCall(settings.api("/v2/heart"), "list", Map.of(), mapper, Scopes.METRICS),
        WindowDates.EPOCH,
        false,
        settings.pageOverlapSeconds());
  }

  /** A night that is calculated anew has other stretches; those of before must go. */
  private Fetcher detail(
      String id, String path, String action, PageMapper mapper, boolean listsEverything) {
    return new SliceFetcher(
        dataType(
            id,
            mapper,
            Phase.DETAIL,
            SliceFetcher.LONGEST,
            false,
            RECONCILE_DETAIL,
            Scopes.ACTIVITY),
        new DataCall(settings.api(path), action, Map.of(), mapper, Scopes.ACTIVITY),
        listsEverything);
  }

  private Fetcher current(String id, String action, PageMapper mapper) {
    return new CurrentFetcher(
        new DataType(
            id, mapper.metrics(), Phase.FIRST, 0, null, false, Duration.ZERO, Scopes.METRICS),
        new DataCall(settings.api("/v2/user"), action, Map.of(), mapper, Scopes.METRICS));
  }

  private DataType dataType(
      String id,
      PageMapper mapper,
      Phase phase,
      @Nullable Duration window,
      boolean incremental,
      Duration reconcile,
      String scope) {
    return new DataType(
        id, mapper.metrics(), phase, settings.historyDays(), window, incremental, reconcile, scope);
  }
}
