package org.wellbundle.sdk.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the kit as JUnit tests, one per rule, prints the table, and writes it to {@code
 * target/provider-tck.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProviderKit {
  private final List<Report.Line> lines = new CopyOnWriteArrayList<>();
  private @Nullable Subject subject;

  /** What to examine. Asked once. */
  protected abstract Subject subject() throws Exception;

  @TestFactory
  Stream<DynamicTest> keepsThePromise() throws Exception {
    Subject examined = subject();
    subject = examined;
    return Kit.rules(examined).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> examine(rule, examined)));
  }

  private void examine(Rule rule, Subject examined) {
    Report.Line line = Kit.examine(rule, examined);
    lines.add(line);
    if (!line.faults().isEmpty()) {
      throw new AssertionError(rule.promise() + "\n - " + String.join("\n - ", line.faults()));
    }
  }

  @AfterAll
  void report() throws Exception {
    Subject examined = subject;
    if (examined != null) {
      Report report = new Report(examined.providers().get().descriptor().id(), lines);
      report.write(Path.of("target", "provider-tck.txt"));
      System.out.println(report.table());
      if (examined.cloud() == null) {
        System.out.println("  The contract wasn't examined: there is no VendorCloud yet.");
      }
    }
  }
}
