package org.wellbundle.operations.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.HealthCheck;

class ChecksTest {
  private final CountDownLatch testOver = new CountDownLatch(1);
  private Checks checks = checks(Map.of("rememberMillis", -1));

  @AfterEach
  void stop() {
    testOver.countDown();
    checks.stop();
  }

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
    bindExpected();
    assertThat(checks.readiness().ready()).isTrue();
    assertThat(checks.readiness().status()).isEqualTo("ready");
  }

  @Test
  void aFailureCountsWhenItIsRequired() {
    bindExpected();
    checks.bind(check("mail", false, () -> HealthCheck.Result.failed("no server")));
    assertThat(checks.readiness().ready()).isTrue();
    HealthCheck sync = check("sync", true, () -> HealthCheck.Result.failed("behind"));
    checks.bind(sync);
    assertThat(checks.readiness().ready()).isFalse();
    checks.unbind(sync);
    assertThat(checks.readiness().ready()).isTrue();
  }

  @Test
  void aCheckThatThrowsFailsWithoutTellingWhy() {
    bindExpected();
    checks.bind(
        check(
            "vault",
            true,
            () -> {
              throw new IllegalStateException("key 123");
            }));
    assertThat(checks.readiness().checks())
        .contains(new CheckResult("vault", true, false, "failed, see the log"));
  }

  @Test
  void aCheckThatHangsHoldsUpNobody() {
    bindExpected();
    checks.bind(
        check(
            "stuck",
            true,
            () -> {
              try {
                testOver.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return HealthCheck.Result.fine();
            }));
    assertThat(checks.readiness().checks())
        .contains(new CheckResult("stuck", true, false, "gives no answer"));
  }

  @Test
  void askingOftenDoesntWearTheChecksOut() {
    checks.stop();
    checks = checks(Map.of("rememberMillis", 60_000));
    AtomicInteger asked = new AtomicInteger();
    checks.bind(
        check(
            "database",
            true,
            () -> {
              asked.incrementAndGet();
              return HealthCheck.Result.fine();
            }));
    for (int i = 0; i < 100; i++) {
      checks.readiness();
    }
    assertThat(asked).hasValue(1);
  }

  private void bindExpected() {
    for (String name : new String[] {"database", "messaging", "tenancy"}) {
      checks.bind(check(name, true, HealthCheck.Result::fine));
    }
  }

  private static HealthCheck check(
      String name, boolean required, Supplier<HealthCheck.Result> result) {
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
        return result.get();
      }
    };
  }

  private static Checks checks(Map<String, Object> values) {
    Map<String, Object> all = new java.util.HashMap<>(Map.of("timeoutMillis", 300));
    all.putAll(values);
    return new Checks(
        (HealthConfig)
            Proxy.newProxyInstance(
                HealthConfig.class.getClassLoader(),
                new Class<?>[] {HealthConfig.class},
                (proxy, method, arguments) ->
                    all.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
