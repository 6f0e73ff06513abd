package org.wellbundle.operations.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Somebody invented who works at acme and walks.
 *
 * @param alias on the leaderboard; null for the own name
 * @param steps of a usual day
 */
record Colleague(String email, String name, String team, @Nullable String alias, int steps) {
  static final String MANAGER = "manager@acme.example";

  static final List<Colleague> ALL =
      List.of(
          new Colleague(MANAGER, "Mara Lind", "Night Owls", null, 8_900),
          new Colleague("dana@acme.example", "Dana Whitlock", "River Otters", null, 11_400),
          new Colleague("jonas@acme.example", "Jonas Brandl", "River Otters", null, 7_800),
          new Colleague("priya@acme.example", "Priya Raman", "River Otters", "Early Bird", 9_600),
          new Colleague("leo@acme.example", "Leo Marchetti", "Hill Goats", null, 12_700),
          new Colleague("aylin@acme.example", "Aylin Demir", "Hill Goats", null, 8_300),
          new Colleague("marek@acme.example", "Marek Nowak", "Hill Goats", "Slow Loris", 5_900),
          new Colleague("sofia@acme.example", "Sofia Lindqvist", "Night Owls", null, 10_200),
          new Colleague("tariq@acme.example", "Tariq Haddad", "Night Owls", null, 6_700));

  boolean isNew() {
    return !email.equals(MANAGER);
  }

  /** The same on every run: weekends differ, and now and then a day is a long one. */
  int stepsOn(LocalDate date) {
    SplittableRandom random =
        new SplittableRandom(email.hashCode() * 1_000_003L + date.toEpochDay());
    double weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY
            ? 0.8
            : 1.0;
    double mood = 0.75 + 0.5 * random.nextDouble() + (random.nextInt(9) == 0 ? 0.6 : 0);
    return (int) (steps * weekend * mood);
  }
}
