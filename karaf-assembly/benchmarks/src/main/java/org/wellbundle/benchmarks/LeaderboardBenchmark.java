package org.wellbundle.benchmarks;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.module.leaderboards.board.OrderBoard;

/**
 * A board with a million participants: in memory beside what the JDK has for each single task, and
 * behind a socket beside Redis, which has all of them. Redis is left out where there is none.
 */
final class LeaderboardBenchmark implements Benchmark {
  private static final int SCORES = 150_000;
  private static final int PIPELINE = 100;

  private int members;
  private int calls;

  @Override
  public String name() {
    return "leaderboard";
  }

  @Override
  public String about() {
    return "rank, top, around-me and updates of one board against java.util, and Redis's sorted set";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    members = setting.size(1_000_000, 5_000);
    calls = setting.size(200_000, 1_000);
    int[] scores = new Random(7).ints(members, 0, SCORES).toArray();
    int[] seats = new int[members];
    Arrays.setAll(seats, seat -> seat);
    memory(setting, report, seats, scores);
    inMemory(setting, report, seats, scores);
    Optional<RedisServer> redis = RedisServer.start();
    if (redis.isEmpty()) {
      System.out.println("No redis-server on the PATH or in WELLBUNDLE_REDIS: left out.");
      return;
    }
    try (RedisServer peer = redis.get();
        BoardServer server = new BoardServer(OrderBoard.of(seats, scores));
        SortedSetClient ours = new SortedSetClient(server.port());
        SortedSetClient theirs = new SortedSetClient(peer.port())) {
      theirs.fill(scores);
      check(ours, theirs);
      behindSockets(setting, report, ours, theirs);
      report.add(
          new Row(
              name(),
              "memory of a board of " + members + ", bytes per participant",
              "Redis, used_memory of the same set",
              "bytes",
              Pairs.measure(
                  1,
                  () -> Reading.of(heapOf(() -> OrderBoard.of(seats, scores)) / members),
                  () -> Reading.of(theirs.usedMemory() / (double) members)),
              null,
              false,
              "heap after collection; Redis holds the names of its members, too"));
    }
  }

  private void memory(Setting setting, Report report, int[] seats, int[] scores) throws Exception {
    heapOf(() -> OrderBoard.of(seats, scores)); // warm
    report.add(
        new Row(
            name(),
            "memory of a board of " + members + ", bytes per participant",
            "TreeSet<Long> of the same keys",
            "bytes",
            Pairs.measure(
                Math.min(3, setting.pairs()),
                () -> Reading.of(heapOf(() -> OrderBoard.of(seats, scores)) / members),
                () -> Reading.of(heapOf(() -> treeOf(scores)) / members)),
            null,
            false,
            "heap after collection, before and after"));
  }

  private void inMemory(Setting setting, Report report, int[] seats, int[] scores)
      throws Exception {
    OrderBoard board = OrderBoard.of(seats, scores);
    TreeSet<Long> tree = treeOf(scores);
    int[] now = scores.clone();
    Random random = new Random(11);
    add(
        setting,
        report,
        "a score moves",
        "TreeSet<Long>, remove and add",
        timed(each -> board.set(random.nextInt(members), random.nextInt(SCORES))),
        timed(
            each -> {
              int seat = random.nextInt(members);
              tree.remove(key(seat, now[seat]));
              now[seat] = random.nextInt(SCORES);
              tree.add(key(seat, now[seat]));
            }));
    long[] sorted = tree.stream().mapToLong(key -> key).toArray();
    long[] sum = new long[1];
    add(
        setting,
        report,
        "rank of a participant",
        "binary search in a sorted array, which can't be updated",
        timed(each -> sum[0] += board.line(random.nextInt(members)).rank()),
        timed(
            each -> {
              int seat = random.nextInt(members);
              sum[0] += Arrays.binarySearch(sorted, key(seat, now[seat]));
            }));
    add(
        setting,
        report,
        "the first ten",
        "TreeSet<Long>, ten steps of its iterator",
        timed(each -> sum[0] += board.page(0, 10).get(9).score()),
        timed(
            each -> {
              Iterator<Long> first = tree.iterator();
              for (int place = 0; place < 10; place++) {
                sum[0] += first.next();
              }
            }));
    add(
        setting,
        report,
        "five before and after a participant",
        "slice of a sorted array around a binary search",
        timed(
            each -> {
              int place = board.line(random.nextInt(members)).place();
              sum[0] += board.page(place - 5, 11).get(5).score();
            }),
        timed(
            each -> {
              int seat = random.nextInt(members);
              int place = Arrays.binarySearch(sorted, key(seat, now[seat]));
              long[] slice =
                  Arrays.copyOfRange(
                      sorted, Math.max(0, place - 5), Math.min(sorted.length, place + 6));
              sum[0] += slice[0];
            }));
    System.out.println("  (checksum " + sum[0] + ")");
  }

  private void behindSockets(
      Setting setting, Report report, SortedSetClient ours, SortedSetClient theirs)
      throws Exception {
    int alone = calls / 10;
    for (SortedSetClient.Call call : SortedSetClient.Call.values()) {
      String how = "loopback TCP, RESP, one connection, same client, ";
      report.add(
          new Row(
              name(),
              call.words() + ", over a socket, one by one",
              "Redis " + call.command(),
              "calls/s",
              pairs(setting, ours.rate(call, alone, 1), theirs.rate(call, alone, 1)),
              1.0,
              true,
              how + alone + " calls a reading, each waits for its answer"));
      report.add(
          new Row(
              name(),
              call.words() + ", over a socket, pipelined",
              "Redis " + call.command(),
              "calls/s",
              pairs(setting, ours.rate(call, calls, PIPELINE), theirs.rate(call, calls, PIPELINE)),
              1.0,
              true,
              how + calls + " calls a reading, " + PIPELINE + " on their way at a time"));
    }
  }

  /** Both have to say the same, ties apart, or nothing is measured. */
  private void check(SortedSetClient ours, SortedSetClient theirs) throws Exception {
    List<String> top = ours.topScores();
    if (!top.equals(theirs.topScores())) {
      throw new IllegalStateException("the boards differ");
    }
  }

  private Pairs pairs(Setting setting, Side ours, Side peer) throws Exception {
    Pairs.measure(1, ours, peer); // warm
    return Pairs.measure(setting.pairs(), ours, peer);
  }

  private void add(Setting setting, Report report, String what, String peer, Side ours, Side theirs)
      throws Exception {
    report.add(
        new Row(
            name(),
            what + ", in memory",
            peer,
            "calls/s",
            pairs(setting, ours, theirs),
            null,
            true,
            members + " participants, one thread, " + calls + " calls a reading"));
  }

  private Side timed(IntConsumer call) {
    return () -> {
      long start = System.nanoTime();
      for (int each = 0; each < calls; each++) {
        call.accept(each);
      }
      return Reading.of(calls / ((System.nanoTime() - start) / 1e9));
    };
  }

  private static TreeSet<Long> treeOf(int[] scores) {
    TreeSet<Long> tree = new TreeSet<>();
    for (int seat = 0; seat < scores.length; seat++) {
      tree.add(key(seat, scores[seat]));
    }
    return tree;
  }

  private static long key(int seat, int score) {
    return (long) (Integer.MAX_VALUE - score) << Integer.SIZE | seat;
  }

  private static double heapOf(Supplier<Object> made) {
    double before = used();
    Object kept = made.get();
    double after = used();
    Reference.reachabilityFence(kept);
    return after - before;
  }

  private static double used() {
    Runtime runtime = Runtime.getRuntime();
    for (int each = 0; each < 3; each++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
