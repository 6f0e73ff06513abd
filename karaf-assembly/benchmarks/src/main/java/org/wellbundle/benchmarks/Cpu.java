package org.wellbundle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, children that ended included. */
final class Cpu {
  private static final double TICKS = 100;

  private Cpu() {}

  /** User and system time of a process and all its descendants so far, in seconds. */
  static double ofTree(long pid) {
    return ProcessHandle.of(pid)
        .map(
            process ->
                Stream.concat(Stream.of(process), process.descendants())
                    .mapToDouble(each -> of(each.pid()))
                    .sum())
        .orElse(0.0);
  }

  static double ofThisJvm() {
    return of(ProcessHandle.current().pid());
  }

  private static double of(long pid) {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks / TICKS;
    } catch (IOException e) {
      return 0;
    }
  }
}
