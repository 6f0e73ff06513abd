package org.wellbundle.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs benchmarks by name. */
public final class Main {
  private static final List<Benchmark> ALL =
      List.of(
          new IngestBenchmark(),
          new ReadModelBenchmark(),
          new SchedulerBenchmark(),
          new WebhookBenchmark(),
          new DashboardBenchmark(),
          new LeaderboardBenchmark(),
          new RebuildBenchmark(),
          new StartBenchmark());

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  /** Returns the exit code. */
  static int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      usage();
      return 0;
    }
    int pairs = Setting.ENOUGH_PAIRS;
    boolean small = false;
    List<Benchmark> chosen = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--pairs") && i + 1 < arguments.size()) {
        pairs = Integer.parseInt(arguments.get(++i));
      } else if (argument.equals("--small")) {
        small = true;
      } else {
        Optional<Benchmark> named =
            ALL.stream().filter(each -> each.name().equals(argument)).findFirst();
        if (named.isEmpty()) {
          System.err.println("Unknown: " + argument + ". --help lists the benchmarks.");
          return 2;
        }
        chosen.add(named.get());
      }
    }
    return run(chosen.isEmpty() ? ALL : chosen, new Setting(Math.max(1, pairs), small));
  }

  static int run(List<Benchmark> benchmarks, Setting setting) {
    if (setting.pairs() < Setting.ENOUGH_PAIRS) {
      System.out.println("Fewer than " + Setting.ENOUGH_PAIRS + " pairs: only a first idea.");
    }
    Report report = new Report();
    for (Benchmark benchmark : benchmarks) {
      System.out.println("\n" + benchmark.name() + ": " + benchmark.about());
      try {
        benchmark.run(setting, report);
      } catch (Exception | AssertionError e) {
        e.printStackTrace();
        report.failed(benchmark.name(), e);
      }
    }
    try {
      Path out = Path.of(System.getProperty("wellbundle.benchmarks.out", "target"));
      System.out.println("\n" + report.write(out));
    } catch (java.io.IOException e) {
      e.printStackTrace();
      return 1;
    }
    return report.anyFailed() ? 1 : 0;
  }

  private static void usage() {
    System.out.println(
        """
        Usage: ./karaf-assembly/benchmarks/run [name ...] [--pairs N] [--small] [--help]

        Builds what is missing, then measures ours and a peer in turns (A B A B) and writes
        benchmarks.md and benchmarks.json into karaf-assembly/benchmarks/target. Without names all are run.

          --pairs N   pairs of measurements (default 9; fewer only give a first idea)
          --small     little data, to see that it works; the numbers mean nothing
          --help      this text

        BENCHMARKS_BUILD=no runs what is built, though sources are newer.

        Benchmarks:""");
    ALL.forEach(each -> System.out.printf("  %-12s %s%n", each.name(), each.about()));
  }
}
