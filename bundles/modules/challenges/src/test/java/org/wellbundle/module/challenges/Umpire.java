package org.wellbundle.module.challenges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.module.challenges.http.RulesBody;

/**
 * Calculates standings a second time, from what people did and the rules as they read: in decimals,
 * by counting who is better, and with nothing of the module's own arithmetic.
 */
final class Umpire {
  /** What a device brought for a day. */
  record Amount(BigDecimal value, BigDecimal byHand) {}

  /** Somebody who takes part. */
  static final class Player {
    final String name;
    final Map<LocalDate, Map<String, Amount>> devices = new TreeMap<>();
    final Map<LocalDate, BigDecimal> allowed = new HashMap<>();
    boolean inside;
    boolean seen;
    LocalDate countsFrom = LocalDate.MAX;
    @Nullable String team;

    Player(String name) {
      this.name = name;
    }

    /** Of two devices of one day the larger amount counts. */
    @Nullable Amount day(LocalDate date) {
      return devices.getOrDefault(date, Map.of()).values().stream()
          .max((one, other) -> one.value().compareTo(other.value()))
          .orElse(null);
    }

    boolean shown() {
      return inside && seen;
    }
  }

  private final RulesBody rules;

  Umpire(RulesBody rules) {
    this.rules = rules;
  }

  /** What of a day doesn't count since it was typed in. */
  BigDecimal excluded(Amount day) {
    return switch (String.valueOf(rules.byHand())) {
      case "excluded" -> day.byHand();
      case "capped" -> day.byHand().subtract(rules.byHandCap()).max(BigDecimal.ZERO);
      default -> BigDecimal.ZERO;
    };
  }

  BigDecimal score(Player player) {
    BigDecimal sum = BigDecimal.ZERO;
    int reached = 0;
    int run = 0;
    int longest = 0;
    int days = 0;
    for (LocalDate date = rules.startsOn();
        !date.isAfter(rules.endsOn());
        date = date.plusDays(1)) {
      days++;
      BigDecimal counted = counted(player, date);
      sum = sum.add(counted);
      boolean enough =
          counted.signum() > 0
              && rules.threshold() != null
              && counted.compareTo(rules.threshold()) >= 0;
      reached += enough ? 1 : 0;
      run = enough ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return switch (String.valueOf(rules.type())) {
      case "total" -> sum;
      case "average" -> sum.divide(BigDecimal.valueOf(days), 3, RoundingMode.HALF_UP);
      case "checkpoint" -> BigDecimal.valueOf(reached);
      default -> BigDecimal.valueOf(longest);
    };
  }

  private BigDecimal counted(Player player, LocalDate date) {
    Amount day = player.day(date);
    if (day == null || date.isBefore(player.countsFrom)) {
      return BigDecimal.ZERO;
    }
    BigDecimal excluded =
        excluded(day)
            .subtract(player.allowed.getOrDefault(date, BigDecimal.ZERO))
            .max(BigDecimal.ZERO);
    BigDecimal counted = day.value().subtract(excluded);
    return rules.dailyCap() == null ? counted : counted.min(rules.dailyCap());
  }

  /** Place, name, score, team of everybody who is to be seen; in no order. */
  List<String> lines(Iterable<Player> players) {
    List<Player> shown = new ArrayList<>();
    players.forEach(
        player -> {
          if (player.shown()) {
            shown.add(player);
          }
        });
    List<BigDecimal> scores = shown.stream().map(this::score).toList();
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < shown.size(); n++) {
      lines.add(
          line(place(scores.get(n), scores), shown.get(n).name, scores.get(n), shown.get(n).team));
    }
    return lines;
  }

  /** The same of teams that are large enough. */
  List<String> teams(Iterable<Player> players) {
    RulesBody.@Nullable TeamRules teams = rules.teams();
    if (teams == null) {
      return List.of();
    }
    Map<String, List<BigDecimal>> members = new TreeMap<>();
    players.forEach(
        player -> {
          if (player.shown()) {
            members
                .computeIfAbsent(String.valueOf(player.team), each -> new ArrayList<>())
                .add(score(player));
          }
        });
    members.values().removeIf(all -> all.size() < teams.least());
    Map<String, BigDecimal> scores = new TreeMap<>();
    members.forEach(
        (team, all) -> {
          BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          scores.put(
              team,
              "average".equals(teams.score())
                  ? sum.divide(BigDecimal.valueOf(all.size()), 3, RoundingMode.HALF_UP)
                  : sum);
        });
    List<BigDecimal> all = List.copyOf(scores.values());
    return scores.entrySet().stream()
        .map(team -> line(place(team.getValue(), all), team.getKey(), team.getValue(), null))
        .toList();
  }

  static String line(int place, String name, BigDecimal score, @Nullable String team) {
    return place + " " + name + " " + score.stripTrailingZeros().toPlainString() + " " + team;
  }

  private int place(BigDecimal score, List<BigDecimal> all) {
    long better =
        "dense".equals(rules.ties())
            ? all.stream()
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .filter(each -> each.compareTo(score) > 0)
                .count()
            : all.stream().filter(each -> each.compareTo(score) > 0).count();
    return (int) better + 1;
  }
}
