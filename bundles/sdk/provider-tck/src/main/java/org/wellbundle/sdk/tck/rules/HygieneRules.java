package org.wellbundle.sdk.tck.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Signal;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;
import org.wellbundle.sdk.tck.platform.KitJson;

/** What a provider leaves behind: nothing. */
public final class HygieneRules {
  private static final long LONGEST_FETCH_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 500;

  /** Shorter numbers are in every log. */
  private static final int TELLING_DIGITS = 4;

  static {
    // as much as a provider could ever log; read when the first logger is made
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
  }

  public static final List<Rule> ALL =
      List.of(
          rule("hygiene.threads", "It leaves no thread behind.", HygieneRules::threads),
          rule(
              "hygiene.log",
              "It writes no token, secret or health value into a log.",
              HygieneRules::log),
          rule("hygiene.time", "It needs no time of its own.", HygieneRules::time));

  private HygieneRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static void threads(Subject subject, Faults faults) throws InterruptedException {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    everything(subject);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && !ofTheJdk(thread)) {
        thread.join(PATIENCE_MILLIS);
        faults.unless(!thread.isAlive(), "The thread " + thread.getName() + " is left running.");
      }
    }
  }

  private static boolean ofTheJdk(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || group.getName().equals("system")
        || thread.getName().startsWith("ForkJoinPool.commonPool");
  }

  private static void log(Subject subject, Faults faults) {
    Set<String> values = new TreeSet<>();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream caught = new PrintStream(written, true, UTF_8)) {
      System.setOut(caught);
      System.setErr(caught);
      everything(subject);
      for (Page page : Visit.to(subject).everything()) {
        Emitted.values(page.batch(), (metric, value) -> telling(value, values));
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    String log = written.toString(UTF_8);
    for (String secret : Visit.vendor(subject).secrets()) {
      faults.unless(!log.contains(secret), "A token or secret is in its log.");
    }
    for (String value : values) {
      faults.unless(
          !log.matches("(?s).*(?<![0-9.])" + value.replace(".", "\\.") + "(?![0-9]).*"),
          "A health value is in its log.");
    }
  }

  private static void telling(double value, Set<String> values) {
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    if (plain.chars().filter(Character::isDigit).count() >= TELLING_DIGITS) {
      values.add(plain);
    }
  }

  /** The better of two tries counts, so that a busy machine accuses nobody. */
  private static void time(Subject subject, Faults faults) {
    Visit visit = Visit.to(subject);
    for (DataType type : visit.dataTypes()) {
      if (millis(visit, type) >= LONGEST_FETCH_MILLIS) {
        faults.unless(
            millis(visit, type) < LONGEST_FETCH_MILLIS,
            type.id()
                + " takes more than a second although the vendor answers at once: does it wait?");
      }
    }
  }

  private static long millis(Visit visit, DataType type) {
    long start = System.nanoTime();
    visit.fetch(type);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** All that a provider is ever asked, with good answers and with bad ones. */
  private static void everything(Subject subject) {
    VendorCloud vendor = Visit.vendor(subject);
    Visit visit = Visit.to(subject);
    visit.everything();
    for (Answer answer : List.of(new Answer(500, Map.of(), ""), new Answer(200, Map.of(), "{"))) {
      Visit troubled = visit.answering(call -> answer);
      troubled.dataTypes().forEach(troubled::fetch);
    }
    var hooks = visit.provider().authorization().tokenHooks();
    for (GrantType grant : GrantType.values()) {
      visit.call(
          platform -> hooks.parameters(grant, platform), failure -> Map.<String, String>of());
      hooks.refusal(grant, 200, KitJson.parse(vendor.tokenAnswer()));
    }
    for (Signal signal : vendor.signals()) {
      visit.call(
          platform -> visit.provider().onNotification(signal.notification(), platform),
          failure -> new org.wellbundle.api.provider.NotificationOutcome.Ignored(failure.reason()));
    }
  }
}
