package org.wellbundle.operations.swap.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.operations.swap.History.Entry;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.Report.Result;
import org.wellbundle.operations.swap.Report.Step;
import org.wellbundle.operations.swap.internal.desired.ModulesSchema;
import org.wellbundle.operations.trust.Refusals.Refusal;
import org.wellbundle.platform.database.testing.TestDatabase;

class HistoryTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ModulesSchema.changes());

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456789Z");

  private final List<AuditEntry> audited = new ArrayList<>();
  private final HistoryBook book =
      new HistoryBook(DB.transactions(), (tx, entry) -> tx.afterCommit(() -> audited.add(entry)));
  private final List<Report> reports = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  @Test
  void keepsSwapsAndRefusalsOnceAndInOrder() {
    // given a swap, one that was there already, and a jar that came twice in one minute
    HistoryRun run = run();
    report("1.0.0", "1.1.0", Result.DONE, "swap.done", 0);
    report("1.1.0", "1.1.0", Result.UNCHANGED, "swap.unchanged", 1);
    report("1.1.0", "1.2.0", Result.ROLLED_BACK, "swap.unhealthy", 2);
    refuse(1, 10);
    refuse(2, 40);
    // when
    run.run();
    run.run();
    // and a component that began anew, with the same memory
    run().run();
    // then
    assertThat(book.latest(null, 10))
        .extracting(Entry::code)
        .containsExactly("trust.unsigned", "swap.unhealthy", "swap.done");
    assertThat(book.latest("org.example.challenges", 10)).hasSize(2);
    assertThat(book.latest("org.example.challenges", 10).get(1).millis()).isEqualTo(30);
    assertThat(audited).hasSize(3).allMatch(entry -> entry.action().equals("module.changed"));
    assertThat(audited.get(2).details()).containsEntry("bundle", "some_one_example");
    // when the same comes after an hour
    refuse(3, 4_000);
    run.run();
    // then
    assertThat(book.latest(null, 10)).hasSize(4);
  }

  @Test
  void goesOnFromWhereTheDatabaseWentAway() {
    // given
    List<Entry> written = new ArrayList<>();
    boolean[] away = {true};
    HistoryRun run =
        new HistoryRun(
            () -> reports,
            number -> List.of(),
            entry -> {
              if (away[0] && written.size() == 1) {
                throw new IllegalStateException("away");
              }
              written.add(entry);
            },
            "here:1");
    report("1.0.0", "1.1.0", Result.DONE, "a", 0);
    report("1.1.0", "1.2.0", Result.DONE, "b", 1);
    // when
    assertThatThrownBy(run::run).hasMessage("away");
    away[0] = false;
    run.run();
    // then
    assertThat(written).extracting(Entry::code).containsExactly("a", "b");
  }

  @Test
  void nobodyRewritesIt() {
    for (String change :
        List.of("update modules.history set code = 'x'", "delete from modules.history"))
      assertThatThrownBy(
              () ->
                  DB.transactions()
                      .runInTenant(
                          org.wellbundle.api.tenant.TenantId.PLATFORM,
                          tx -> {
                            try (java.sql.Statement statement = tx.connection().createStatement()) {
                              statement.execute(change);
                            }
                          }))
          .hasMessageContaining("permission denied");
  }

  private HistoryRun run() {
    return new HistoryRun(
        () -> reports,
        number -> refused.stream().filter(each -> each.number() > number).toList(),
        book::write,
        "here:1");
  }

  private void report(String from, String to, Result result, String code, int second) {
    reports.add(
        0,
        new Report(
            "org.example.challenges",
            from,
            to,
            result,
            code,
            "A sentence.",
            List.of(new Step("start", 10), new Step("health", 20)),
            NOW.plusSeconds(second),
            "shell"));
  }

  private void refuse(int number, int second) {
    refused.add(
        new Refusal(
            number,
            NOW.plusSeconds(second),
            "some@one example",
            "1.0.0",
            "file:/srv/x.jar",
            "trust.unsigned",
            "A file in the jar isn't signed."));
  }
}
