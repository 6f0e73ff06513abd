package org.wellbundle.operations.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.wellbundle.operations.console.internal.Operation.NOW;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.tenant.TenantSwitches.Operator;
import org.wellbundle.operations.console.internal.TenantsResource.Turn;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.testing.TwoTenants;

class ConsoleTest {
  private final Operation operation = new Operation();
  private final List<DeadLetters> parts =
      List.of(operation.part("task"), operation.part("webhook"));
  private final Calls calls = new Calls(Promotions.everythingServes());
  private final TenantsResource tenants =
      new TenantsResource(
          operation.tenants,
          operation.tenants,
          operation.offers(),
          operation,
          operation,
          new TwoTenants(),
          operation.operators());
  private final ProvidersResource providers =
      new ProvidersResource(
          operation.tenants,
          operation.offers(),
          operation.budgets(),
          operation,
          operation,
          operation,
          calls);
  private final DeadLettersResource deadLetters =
      new DeadLettersResource(() -> parts, operation.tenants, operation.operators());
  private final OverviewResource overview =
      new OverviewResource(
          operation, operation.tenants, operation.budgets(), operation, operation, () -> parts);

  @BeforeEach
  void giveUp() {
    operation.letters.add(letter("task-18", "task", 10));
    operation.letters.add(letter("webhook-17", "webhook", 20));
  }

  private static DeadLetter letter(String id, String kind, int secondsAgo) {
    return new DeadLetter(
        id,
        kind,
        kind.equals("task") ? ACME : null,
        "withings",
        "",
        "vendor.broken",
        NOW.minusSeconds(secondsAgo),
        "corr-0",
        Map.of("tries", "8"));
  }

  @Test
  void everyTenantShowsWhatItHasAndWhatItCouldHave() {
    TenantsResource.TenantJson acme = tenants.list().tenants().get(0);

    assertThat(acme.id()).isEqualTo("acme");
    assertThat(acme.portal()).isEqualTo("http://acme.localhost:8181");
    assertThat(acme.links()).isEqualTo(42);
    assertThat(acme.trouble()).isEqualTo("its logo can't be read");
    assertThat(acme.modules()).containsExactly(new Offers.Offer("support", true, null));
    assertThat(acme.providers())
        .containsExactly(
            new Offers.Offer("oura", true, null), new Offers.Offer("withings", true, null));
  }

  @Test
  void aSwitchIsTurnedByThePersonAtTheConsole() {
    tenants.turn("acme", "modules", "support", new Turn(false));

    assertThat(tenants.list().tenants().get(0).modules())
        .containsExactly(new Offers.Offer("support", false, false));
    assertThat(operation.tenants.turned).containsExactly(new Operator(7L, "corr"));
    assertThat(operation.browsers.told).containsExactly("0 operations-changed");

    tenants.turn("acme", "modules", "support", new Turn(null));
    assertThat(tenants.list().tenants().get(0).modules())
        .containsExactly(new Offers.Offer("support", true, null));
  }

  @Test
  void aSwitchIsRefusedWithASentence() {
    refused(404, "tenant.unknown", () -> tenants.turn("none", "modules", "x", new Turn(true)));
    refused(400, "switch.malformed", () -> tenants.turn("acme", "hosts", "x", new Turn(true)));
    refused(400, "switch.malformed", () -> tenants.turn("acme", "modules", "a b", new Turn(true)));
    refused(400, "switch.malformed", () -> tenants.turn("acme", "modules", "x", null));
  }

  @Test
  void aProviderShowsStateLagBudgetAndOutcomesForEachTenant() {
    calls.add(1, new Numbers());

    List<ProviderTable.Provider> all = providers.list().providers();

    assertThat(all).extracting(ProviderTable.Provider::id).containsExactly("oura", "withings");
    assertThat(all.get(0).available()).isFalse();
    ProviderTable.Provider withings = all.get(1);
    assertThat(withings.version()).isEqualTo("1.2.0");
    assertThat(withings.budget().freeNow()).isEqualTo(90);
    assertThat(withings.webhooks().waiting()).isEqualTo(5);
    assertThat(withings.outcomes()).containsExactly(entry("2xx", 12L), entry("timeout", 1L));
    ProviderTable.TenantLine acme = withings.tenants().get(0);
    assertThat(acme.states())
        .containsOnly(
            entry(LinkState.LIVE, 40L), entry(LinkState.QUIET, 2L), entry(LinkState.UNLINKED, 7L));
    assertThat(acme.lastDataAt()).isEqualTo(NOW.minusSeconds(60));
    assertThat(acme.tasks().lagSeconds()).isEqualTo(12);
    assertThat(withings.tenants().get(1).tasks()).isNull();
  }

  @Test
  void deadLettersComeNewestFirstAndCanBeNarrowed() {
    assertThat(deadLetters.list(null, null, null, null).deadLetters())
        .extracting(DeadLettersResource.Letter::id, DeadLettersResource.Letter::tenant)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("task-18", "acme"),
            org.assertj.core.groups.Tuple.tuple("webhook-17", null));
    assertThat(deadLetters.list(null, "acme", null, null).deadLetters()).hasSize(1);
    refused(404, "tenant.unknown", () -> deadLetters.list(null, "none", null, null));
    refused(400, "limit.invalid", () -> deadLetters.list(null, null, null, "many"));
  }

  @Test
  void aDeadLetterIsSettledOnceByThePersonAtTheConsole() {
    assertThat(deadLetters.replay("task-18").code()).isEqualTo("dead-letter.replayed");
    assertThat(deadLetters.purge("webhook-17").code()).isEqualTo("dead-letter.purged");

    assertThat(operation.settledBy)
        .containsOnly(new Actor("operator", new AccountId(7)))
        .hasSize(2);
    assertThat(operation.browsers.told)
        .containsExactly("0 operations-changed", "0 operations-changed");
    refused(404, "dead-letter.unknown", () -> deadLetters.replay("task-18"));
    refused(404, "dead-letter.unknown", () -> deadLetters.purge("parcel-1"));
  }

  @Test
  void theOverviewCountsAndJudges() {
    OverviewResource.Overview fine = overview.overview();

    assertThat(fine.ready()).isTrue();
    assertThat(fine.links()).isEqualTo(42);
    assertThat(fine.providersHere()).isEqualTo(1);
    assertThat(fine.providersKnown()).isEqualTo(2);
    assertThat(fine.tasksReady()).isEqualTo(3);
    assertThat(fine.webhooksWaiting()).isEqualTo(5);
    assertThat(fine.deadLetters()).isEqualTo(2);
    operation.healthy = false;
    assertThat(overview.overview().ready()).isFalse();
  }

  @Test
  void theAuditCheckNamesTheBrokenChain() {
    List<AuditResource.Chain> chains =
        new AuditResource(operation, operation.tenants).check().chains();

    assertThat(chains)
        .extracting(AuditResource.Chain::tenant, AuditResource.Chain::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("(platform)", "unbroken"),
            org.assertj.core.groups.Tuple.tuple("acme", "unbroken"),
            org.assertj.core.groups.Tuple.tuple("northwind", "altered"));
    assertThat(chains.get(2).finding()).isEqualTo("entry 4 was altered");
  }

  @Test
  void everyCallIsForOperatorsAndEveryChangeNeedsMore() {
    for (Class<?> resource :
        List.of(
            TenantsResource.class,
            ProvidersResource.class,
            DeadLettersResource.class,
            OverviewResource.class,
            AuditResource.class)) {
      assertThat(resource.getAnnotation(RequiresPermission.class).value())
          .isEqualTo(Permission.OPERATION_READ);
      assertThat(resource.getDeclaredMethods())
          .filteredOn(
              method ->
                  method.isAnnotationPresent(jakarta.ws.rs.PUT.class)
                      || method.isAnnotationPresent(jakarta.ws.rs.DELETE.class))
          .allSatisfy(
              method ->
                  assertThat(method.getAnnotation(RequiresPermission.class).value())
                      .isEqualTo(Permission.OPERATION_WRITE));
    }
  }

  private static void refused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  private static final class Numbers implements MetricsSource {
    @Override
    public void report(Readings out) {
      String name = "wellbundle_provider_calls_total";
      out.counter(name, "", 12, "provider", "withings", "outcome", "2xx");
      out.counter(name, "", 1, "provider", "withings", "outcome", "timeout");
      out.counter("wellbundle_other_total", "", 5, "provider", "withings");
      out.gauge("wellbundle_provider_available", "", 1, "provider", "withings");
    }
  }
}
