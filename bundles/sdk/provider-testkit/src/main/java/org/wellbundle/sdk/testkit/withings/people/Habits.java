package org.wellbundle.sdk.testkit.withings.people;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * How somebody lives.
 *
 * @param steps on an average day
 * @param bedtime usual; one before noon makes a night worker, who sleeps by day
 * @param weighIns share of mornings on the scale
 * @param cuffs share of days with blood pressure taken
 * @param sports Withings workout categories done
 * @param sportsPerWeek workouts in an average week
 */
public record Habits(
    int steps,
    LocalTime bedtime,
    Duration sleep,
    double weighIns,
    double cuffs,
    List<Integer> sports,
    int sportsPerWeek) {}
