package org.wellbundle.provider.withings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of notification ({@code appli}), and what has to be fetched for each. */
enum Appli {
  WEIGHT(1, Scopes.METRICS, "measures"),
  TEMPERATURE(2, Scopes.METRICS, "measures"),
  PRESSURE(4, Scopes.METRICS, "measures"),
  ACTIVITY(16, Scopes.ACTIVITY, "activity", "workouts", "intraday"),
  SLEEP(44, Scopes.ACTIVITY, "sleepSummary", "sleepStages"),
  /** The account itself: deleted, unlinked, or its profile edited. */
  USER(46, Scopes.INFO),
  BED_IN(50, Scopes.SLEEP_EVENTS),
  BED_OUT(51, Scopes.SLEEP_EVENTS),
  INFLATED(52, Scopes.SLEEP_EVENTS),
  NO_ACCOUNT(53, Scopes.SLEEP_EVENTS),
  ECG(54, Scopes.METRICS, "heart"),
  ECG_FAILED(55, Scopes.METRICS, "heart"),
  GLUCOSE(58, Scopes.METRICS, "measures");

  /** What a link subscribes to. */
  static final List<Appli> WANTED =
      List.of(WEIGHT, TEMPERATURE, PRESSURE, ACTIVITY, SLEEP, USER, ECG, GLUCOSE);

  private static final Map<Long, Appli> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(appli -> appli.code, Function.identity()));

  private final long code;
  private final String scope;
  private final List<String> dataTypes;

  Appli(long code, String scope, String... dataTypes) {
    this.code = code;
    this.scope = scope;
    this.dataTypes = List.of(dataTypes);
  }

  static Optional<Appli> of(long code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  long code() {
    return code;
  }

  /** Scope needed to subscribe. */
  String scope() {
    return scope;
  }

  /** Data types to fetch; empty when it brings no data. */
  List<String> dataTypes() {
    return dataTypes;
  }
}
