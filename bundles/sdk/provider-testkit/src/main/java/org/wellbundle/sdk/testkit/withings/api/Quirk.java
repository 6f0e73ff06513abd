package org.wellbundle.sdk.testkit.withings.api;

/** Oddities of answers that can be switched on for the whole cloud. */
public enum Quirk {
  /** Every measure group comes twice, attrib 0 and 8. */
  DUPLICATE_GROUPS,
  /** Every group carries a measure of a type nobody has documented. */
  UNKNOWN_MEASTYPE,
  /** Groups carry an attrib nobody has documented. */
  UNKNOWN_ATTRIB,
  /** Empty intraday series are {@code []}, as older answers had it, instead of an empty object. */
  EMPTY_SERIES_AS_ARRAY,
  /** A device of an unknown kind is listed. */
  UNKNOWN_DEVICE,
  /** Workouts have a category nobody has documented. */
  UNKNOWN_CATEGORY,
  /** Optional figures are null. */
  NULL_FIGURES
}
