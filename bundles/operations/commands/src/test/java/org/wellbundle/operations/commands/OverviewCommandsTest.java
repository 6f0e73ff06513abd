package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.LinkCensus.Line;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.operations.retention.Retention;
import org.wellbundle.platform.http.testing.TwoTenants;

class OverviewCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.5Z");

  @Test
  void countsLinksByTenantProviderAndState() {
    LinksCommand command = new LinksCommand();
    command.tenants = new TwoTenants();
    command.noFormat = true;
    command.census =
        () ->
            List.of(
                new Line(new TenantId(2), "withings", LinkState.LIVE, 3, null),
                new Line(new TenantId(1), "withings", LinkState.NEEDS_REAUTH, 1, NOW),
                new Line(new TenantId(1), "oura", LinkState.LIVE, 2, NOW),
                new Line(new TenantId(9), "oura", LinkState.LIVE, 1, null));
    assertThat(Printed.rows(command::print))
        .containsExactly(
            List.of("#9", "oura", "LIVE", "1"),
            List.of("acme", "oura", "LIVE", "2", "2026-11-20T10:00:00Z"),
            List.of("acme", "withings", "NEEDS_REAUTH", "1", "2026-11-20T10:00:00Z"),
            List.of("northwind", "withings", "LIVE", "3"));
    command.provider = "withings";
    command.tenant = "northwind";
    assertThat(Printed.rows(command::print)).hasSize(1);
  }

  @Test
  void showsWhatWaitsAndForHowLong() {
    SyncBacklog backlog =
        new SyncBacklog() {
          @Override
          public List<Tasks> tasks() {
            return List.of(new Tasks("withings", new TenantId(2), 5, 4, 3, 2, 7_300));
          }

          @Override
          public List<Webhooks> webhooks() {
            return List.of(new Webhooks("withings", 9, 1, 90, 2, 1_000));
          }
        };
    SyncCommand sync = new SyncCommand();
    sync.tenants = new TwoTenants();
    sync.backlog = backlog;
    assertThat(Printed.lines(sync::print)).last().asString().contains("2 h");
    sync.noFormat = true;
    assertThat(Printed.rows(sync::print))
        .containsExactly(List.of("withings", "northwind", "5", "4", "3", "2", "7300"));
    InboxCommand inbox = new InboxCommand();
    inbox.backlog = backlog;
    inbox.noFormat = true;
    assertThat(Printed.rows(inbox::print))
        .containsExactly(List.of("withings", "9", "2", "1", "90", "1000"));
  }

  @Test
  void tellsAProviderThatIsAwayFromOneWithoutALimit() {
    BudgetCommand command = new BudgetCommand();
    command.noFormat = true;
    command.budgets =
        () ->
            List.of(
                new CallBudgets.Line("oura", false, null),
                new CallBudgets.Line("polar", true, null),
                new CallBudgets.Line(
                    "withings", true, new CallBudgets.Budget(119.6, 60, 50, true)));
    assertThat(Printed.rows(command::print))
        .containsExactly(
            List.of("oura", "away"),
            List.of("polar", "here", "no limit"),
            List.of("withings", "here", "120", "60", "50", "for the limit"));
  }

  @Test
  void saysWhatWouldGoAndOnlyRunsWhenToldTo() {
    boolean[] ran = {false};
    RetentionCommand command = new RetentionCommand();
    command.retention =
        new Retention() {
          @Override
          public List<Line> lines() {
            return List.of(
                new Line("a", "A", Duration.ofDays(7), "x.cfg a", 5, NOW, "rows", null, 0, null),
                new Line("b", "B", null, "x.cfg b", 0, null, "rows", NOW, 3, "It failed."));
          }

          @Override
          public List<Line> run() {
            ran[0] = true;
            return lines();
          }
        };
    assertThat(Printed.lines(command::print)).last().isEqualTo("b: It failed.");
    assertThat(ran[0]).isFalse();
    command.run = true;
    command.noFormat = true;
    assertThat(Printed.rows(command::print).get(1)).startsWith("b", "for ever", "0");
    assertThat(ran[0]).isTrue();
  }
}
