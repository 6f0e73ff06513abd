package org.wellbundle.itests.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;

/** What happens to somebody in the middle of a season, by chance. */
final class Story {
  private static final int MOST_STEPS = 25_000;

  private final Vendor vendor;
  private final Database database;
  private final Random random;
  private final LocalDate today;
  private final int days;
  private final int firstSpare;
  private final int spares;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * @param today the last day of the season, of {@code days}
   * @param firstSpare number of the first watch nobody wears yet, of {@code spares}
   */
  Story(
      Vendor vendor,
      Database database,
      Random random,
      LocalDate today,
      int days,
      int firstSpare,
      int spares) {
    this.vendor = vendor;
    this.database = database;
    this.random = random;
    this.today = today;
    this.days = days;
    this.firstSpare = firstSpare;
    this.spares = spares;
    for (String what :
        new String[] {"left", "erased", "deleted days", "edits", "late syncs", "new watches"}) {
      counts.put(what, 0);
    }
  }

  /** How often what happened. */
  Map<String, Integer> counts() {
    return counts;
  }

  void happensTo(Walker walker, String challenge) {
    LocalDate date = today.minusDays(1 + random.nextInt(days - 1));
    switch (random.nextInt(20)) {
      case 0 -> leave(walker, challenge);
      case 1 -> erase(walker);
      case 2, 3, 4 -> {
        vendor.set(walker.watch(), date, 0);
        count("deleted days");
      }
      case 5, 6, 7, 8, 9 -> {
        vendor.set(walker.watch(), date, random.nextInt(MOST_STEPS));
        count("edits");
      }
      case 10, 11, 12 -> {
        // newest first: a watch that was away
        for (int day = 1; day < 6; day++) {
          vendor.set(walker.watch(), today.minusDays(day), random.nextInt(MOST_STEPS));
        }
        count("late syncs");
      }
      case 13 -> change(walker);
      default -> {
        // an ordinary one
      }
    }
  }

  private void leave(Walker walker, String challenge) {
    SeasonIT.ok(walker.portal().delete("/api/v1/challenges/" + challenge + "/participants/me"));
    walker.leave();
    count("left");
  }

  private void erase(Walker walker) {
    SeasonIT.ok(
        walker
            .portal()
            .post("/api/v1/privacy/deletion", "{\"password\":\"" + Node.PASSWORD + "\"}"));
    walker.leave();
    count("erased");
  }

  /** Another watch, of somebody who may live elsewhere, while there are any. */
  private void change(Walker walker) {
    int changed = counts.getOrDefault("new watches", 0);
    if (changed < spares) {
      SeasonIT.ok(walker.portal().delete("/api/v1/link"));
      walker.wear(Vendor.watch(firstSpare + changed));
      link(walker);
      count("new watches");
    }
  }

  /**
   * The vendor's points within a day name no time zone and go by the account's; another one than
   * the watch's would move steps at the edges of days to neighbours that have no total.
   */
  void link(Walker walker) {
    database.execute(
        "update accounts.account set time_zone = '%s' where email = '%s'"
            .formatted(vendor.home(walker.watch()).getId(), walker.email()));
    assertThat(walker.portal().link(vendor.allow(walker.watch()))).endsWith("/link");
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}
