package org.wellbundle.module.leaderboards.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.module.leaderboards.board.OrderBoard.Line;

class OrderBoardTest {
  @Test
  void equalsShareARankAndTheNextOnesAreSkipped() {
    OrderBoard board = OrderBoard.of(new int[] {4, 1, 2, 3}, new int[] {50, 90, 70, 70});

    assertThat(board.page(0, 10))
        .containsExactly(
            new Line(0, 1, 1, 90),
            new Line(1, 2, 2, 70),
            new Line(2, 2, 3, 70),
            new Line(3, 4, 4, 50));
    assertThat(board.page(2, 1)).containsExactly(new Line(2, 2, 3, 70));
    assertThat(board.line(3)).isEqualTo(new Line(2, 2, 3, 70));
    assertThat(board.rankOf(70)).isEqualTo(2);
    assertThat(board.rankOf(60)).isEqualTo(4);
    assertThat(board.rankOf(100)).isEqualTo(1);
  }

  @Test
  void whoLeavesLeavesNoHole() {
    OrderBoard board = OrderBoard.of(new int[] {0, 1, 2}, new int[] {30, 20, 10});

    assertThat(board.remove(1)).isTrue();

    assertThat(board.page(0, 10)).containsExactly(new Line(0, 1, 0, 30), new Line(1, 2, 2, 10));
    assertThat(board.remove(1)).isFalse();
    assertThat(board.has(1)).isFalse();
    assertThat(board.size()).isEqualTo(2);
    assertThatThrownBy(() -> board.line(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingOnIt() {
    OrderBoard board = OrderBoard.of(new int[0], new int[0]);

    assertThat(board.page(0, 10)).isEmpty();
    assertThat(board.page(5, 10)).isEmpty();
    assertThat(board.rankOf(7)).isEqualTo(1);
    assertThat(board.has(-1)).isFalse();
    assertThatThrownBy(() -> OrderBoard.of(new int[] {3, 3}, new int[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few seats and many operations fill and empty it again and again; few scores tie. */
  @ParameterizedTest
  @CsvSource({"1, 40, 5, 0", "2, 3000, 50, 0", "3, 3000, 100000, 2500", "4, 20000, 30000, 15000"})
  void isWhatSortingGives(long seed, int seats, int scores, int atFirst) {
    Random random = new Random(seed);
    Map<Integer, Integer> people = new HashMap<>();
    for (int seat = 0; seat < atFirst; seat++) {
      people.put(seat, random.nextInt(scores));
    }
    List<Integer> first = List.copyOf(people.keySet());
    OrderBoard board =
        OrderBoard.of(
            first.stream().mapToInt(seat -> seat).toArray(),
            first.stream().mapToInt(people::get).toArray());
    same(board, people, random);

    for (int round = 0; round < 60; round++) {
      // some rounds mostly remove, so that nodes unite and the tree gets lower
      int leaving = round % 3 == 2 ? 90 : 20;
      for (int each = 0; each < seats / 3; each++) {
        int seat = random.nextInt(seats);
        if (random.nextInt(100) < leaving) {
          assertThat(board.remove(seat)).isEqualTo(people.remove(seat) != null);
        } else {
          int score = random.nextInt(scores);
          Integer before = people.put(seat, score);
          assertThat(board.set(seat, score)).isEqualTo(before == null || before != score);
        }
      }
      same(board, people, random);
    }
    List.copyOf(people.keySet()).forEach(board::remove);
    same(board, Map.of(), random);
  }

  private static void same(OrderBoard board, Map<Integer, Integer> people, Random random) {
    List<Line> sorted = sorted(people);
    assertThat(board.size()).isEqualTo(sorted.size());
    assertThat(board.page(0, sorted.size() + 1)).isEqualTo(sorted);
    for (int each = 0; each < 20 && !sorted.isEmpty(); each++) {
      Line line = sorted.get(random.nextInt(sorted.size()));
      assertThat(board.line(line.seat())).isEqualTo(line);
      assertThat(board.rankOf(line.score())).isEqualTo(line.rank());
      int most = 1 + random.nextInt(300);
      int to = Math.min(sorted.size(), line.place() + most);
      assertThat(board.page(line.place(), most)).isEqualTo(sorted.subList(line.place(), to));
    }
  }

  private static List<Line> sorted(Map<Integer, Integer> people) {
    List<Map.Entry<Integer, Integer>> order = new ArrayList<>(people.entrySet());
    order.sort(
        Comparator.comparing((Map.Entry<Integer, Integer> one) -> -one.getValue())
            .thenComparing(Map.Entry::getKey));
    List<Line> lines = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      int score = order.get(place).getValue();
      boolean tied = place > 0 && lines.get(place - 1).score() == score;
      int rank = tied ? lines.get(place - 1).rank() : place + 1;
      lines.add(new Line(place, rank, order.get(place).getKey(), score));
    }
    return lines;
  }
}
