package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.stream.Collectors;
import org.wellbundle.operations.swap.Report;

/** What came of a change, for the operator. */
final class Reports {
  static final String ACTOR = "shell";

  private Reports() {}

  /** Prints it; throws when it didn't work, so that scripts notice. */
  static void print(PrintStream out, Report report) {
    out.println(report.sentence() + " [" + report.code() + "]");
    if (!report.steps().isEmpty()) {
      out.println(
          report.steps().stream()
              .map(step -> step.name() + " " + step.millis() + " ms")
              .collect(Collectors.joining(", ")));
    }
    if (!report.worked()) {
      throw new IllegalStateException(
          report.result() == Report.Result.ROLLED_BACK
              ? "Rolled back: what served before serves on."
              : "Refused: nothing has changed.");
    }
  }
}
