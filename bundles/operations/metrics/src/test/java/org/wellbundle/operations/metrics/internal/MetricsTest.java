package org.wellbundle.operations.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.Promotions;

class MetricsTest {
  private static final Pattern LINE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(\\\\.|[^\"\\\\\\n])*\",?)*})?"
              + " ([-+]?[0-9.eE+-]+|NaN|[+-]Inf)");
  private final Registry registry = new Registry();
  private final Sources sources =
      new Sources(Promotions.everythingServes(), config(Map.of("rememberMillis", -1)));

  @AfterEach
  void stop() {
    registry.stop();
  }

  @Test
  void requestsAreCountedByRoute() {
    Requests requests = new Requests(registry);
    requests.answered("GET", "/api/v1/sleep/{id}", 200, 3_000_000);
    requests.answered("GET", "/api/v1/sleep/{id}", 200, 3_000_000);
    String text = registry.meters().scrape("text/plain");
    assertThat(text)
        .contains(
            "wellbundle_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/sleep/{id}\",status=\"200\"} 2")
        .contains("le=\"0.005\"")
        .contains("jvm_memory_used_bytes")
        .contains("jvm_threads_live_threads")
        .contains("process_cpu_usage");
  }

  @Test
  void routesThatHoldValuesCantFillTheMemory() {
    Requests requests = new Requests(registry);
    for (int i = 0; i < 3_000; i++) {
      requests.answered("GET", "/api/v1/" + i, 200, 1);
    }
    long lines =
        registry
            .meters()
            .scrape("text/plain")
            .lines()
            .filter(line -> line.startsWith("wellbundle_http_requests_seconds_count"))
            .count();
    assertThat(lines).isBetween(2_000L, 2_001L);
  }

  @Test
  void theTextIsWhatPrometheusReads() {
    sources.add(
        1,
        out -> {
          out.gauge("wellbundle_queue", "Waiting \"things\"\nof two lines.", 3, "queue", "a\"b\\c");
          out.gauge("wellbundle_queue", "Waiting.", 4, "queue", "other");
          out.counter("wellbundle_calls_total", "Calls.", 7);
        });
    sources.add(1, out -> out.gauge("wellbundle_queue", "Waiting.", 5, "queue", "third"));
    new Requests(registry).answered("GET", "page", 200, 1);
    assertReadable(registry.meters().scrape("text/plain") + sources.text());
    assertThat(sources.text())
        .contains("wellbundle_queue{queue=\"a\\\"b\\\\c\"} 3.0")
        .contains("wellbundle_queue{queue=\"third\"} 5.0");
  }

  @Test
  void aSourceThatFailsIsLeftOutAndCounted() {
    sources.add(
        1,
        out -> {
          out.gauge("wellbundle_half", "Half.", 1);
          throw new IllegalStateException("on purpose");
        });
    sources.add(1, out -> out.gauge("wellbundle_whole", "Whole.", 1));
    assertThat(sources.text())
        .doesNotContain("wellbundle_half")
        .contains("wellbundle_whole 1.0")
        .contains("wellbundle_metrics_source_failures_total 1.0");
  }

  @Test
  void namesAndTypesAreChecked() {
    Exposition out = new Exposition();
    assertThatThrownBy(() -> out.counter("calls", "x", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.gauge("Calls", "x", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.gauge("calls", "x", 1, "label"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Every line as the format wants it, and each family named once. */
  private static void assertReadable(String text) {
    Set<String> types = new HashSet<>();
    text.lines()
        .forEach(
            line -> {
              if (line.startsWith("# TYPE ")) {
                assertThat(types.add(line.split(" ")[2])).as(line).isTrue();
              } else if (!line.startsWith("# HELP ")) {
                assertThat(line).matches(LINE);
              }
            });
    assertThat(types).isNotEmpty();
  }

  private static MetricsConfig config(Map<String, Object> values) {
    return (MetricsConfig)
        Proxy.newProxyInstance(
            MetricsConfig.class.getClassLoader(),
            new Class<?>[] {MetricsConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
