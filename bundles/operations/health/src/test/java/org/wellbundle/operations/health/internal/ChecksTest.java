package org.wellbundle.operations.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.api.module.Promotions;

class ChecksTest {
  private final List<Examiner.Outcome> outcomes = new ArrayList<>();
  private int asked;
  private final Checks checks = checks(Map.of("rememberMillis", -1));

  @Test
  void withoutTheExpectedOnesTheNodeIsntReady() {
    Readiness readiness = checks.readiness();
    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.checks())
        .extracting(CheckResult::name)
        .containsExactly("database", "messaging", "tenancy");
  }

  @Test
  void withAllOfThemItIs() {
    expectedOnesAreFine();
    assertThat(checks.readiness().ready()).isTrue();
    assertThat(checks.readiness().status()).isEqualTo("ready");
  }

  @Test
  void aFailureCountsWhenItIsRequired() {
    expectedOnesAreFine();
    outcomes.add(new Examiner.Outcome("mail", false, "no server"));
    assertThat(checks.readiness().ready()).isTrue();
    HealthCheck sync = check("sync", true, HealthCheck.Result.failed("behind"));
    checks.add(1, sync);
    outcomes.add(new Examiner.Outcome("sync", false, "behind"));
    assertThat(checks.readiness().ready()).isFalse();
    assertThat(checks.readiness().checks())
        .contains(new CheckResult("sync", true, false, "behind"))
        .contains(new CheckResult("mail", false, false, "no server"));
  }

  @Test
  void whoLeavesIsNotReady() {
    expectedOnesAreFine();
    assertThat(checks.readiness().ready()).isTrue();

    checks.leave();

    assertThat(checks.readiness().ready()).isFalse();
    assertThat(checks.readiness().checks())
        .extracting(CheckResult::name)
        .containsExactly("leaving");
  }

  @Test
  void askingOftenDoesntWearTheChecksOut() {
    Checks remembering = checks(Map.of("rememberMillis", 60_000));
    for (int i = 0; i < 100; i++) {
      remembering.readiness();
    }
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aCheckOfOursIsWorthAsMuchAtFelix() {
    assertThat(new Adapter(check("a", true, HealthCheck.Result.fine())).execute().isOk()).isTrue();
    assertThat(new Adapter(check("a", true, HealthCheck.Result.failed("no"))).execute().getStatus())
        .isEqualTo(org.apache.felix.hc.api.Result.Status.CRITICAL);
    assertThat(
            new Adapter(check("a", false, HealthCheck.Result.failed("no"))).execute().getStatus())
        .isEqualTo(org.apache.felix.hc.api.Result.Status.WARN);
  }

  @Test
  void whatSeveralSayOfAProviderIsJoined() {
    Reports reports = new Reports(Promotions.everythingServes());
    reports.add(1, report(Map.of("withings", HealthCheck.Result.fine())));
    reports.add(1, report(Map.of("withings", HealthCheck.Result.failed("3 dead letters"))));
    reports.add(1, report(Map.of("oura", new HealthCheck.Result(true, "here"))));
    assertThat(reports.of(HealthReport.Subject.PROVIDER))
        .containsExactly(
            new CheckResult("oura", false, true, "here"),
            new CheckResult("withings", false, false, "ok; 3 dead letters"));
    assertThat(reports.of(HealthReport.Subject.TENANT)).isEmpty();
  }

  private static HealthReport report(Map<String, HealthCheck.Result> results) {
    return new HealthReport() {
      @Override
      public Subject subject() {
        return Subject.PROVIDER;
      }

      @Override
      public Map<String, HealthCheck.Result> report() {
        return results;
      }
    };
  }

  private void expectedOnesAreFine() {
    for (String name : new String[] {"database", "messaging", "tenancy"}) {
      outcomes.add(new Examiner.Outcome(name, true, "ok"));
    }
  }

  private static HealthCheck check(String name, boolean required, HealthCheck.Result result) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean required() {
        return required;
      }

      @Override
      public Result check() {
        return result;
      }
    };
  }

  private Checks checks(Map<String, Object> values) {
    return new Checks(
        () -> {
          asked++;
          return List.copyOf(outcomes);
        },
        Promotions.everythingServes(),
        (HealthConfig)
            Proxy.newProxyInstance(
                HealthConfig.class.getClassLoader(),
                new Class<?>[] {HealthConfig.class},
                (proxy, method, arguments) ->
                    values.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
