package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** What a command prints: for people with a frame, for scripts with nothing but columns. */
final class Table {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final ShellTable table = new ShellTable();
  private final boolean plain;

  Table(boolean plain, String whenEmpty, List<String> columns) {
    this.plain = plain;
    columns.forEach(table::column);
    if (plain) {
      table.noHeaders();
    } else {
      table.emptyTableText(whenEmpty);
    }
  }

  void row(Object... cells) {
    table.addRow().addContent(cells);
  }

  void print(PrintStream out) {
    table.print(out, !plain);
  }

  /** A time to the second, or nothing. */
  static String at(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In the unit one would say it in; seconds for scripts. */
  String lasting(long seconds) {
    if (plain) {
      return Long.toString(seconds);
    }
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    if (seconds < 2 * HOUR) {
      return seconds / MINUTE + " min";
    }
    return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
  }
}
