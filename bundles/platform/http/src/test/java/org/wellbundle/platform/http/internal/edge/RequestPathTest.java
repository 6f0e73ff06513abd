package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.platform.http.Problem;

class RequestPathTest {
  @Test
  void decodesSoThatNoSpellingSlipsPastARule() {
    assertThat(RequestPath.of("/%68ooks/withings/x")).isEqualTo("/hooks/withings/x");
    assertThat(RequestPath.of("/api/v1/link")).isEqualTo("/api/v1/link");
    assertThat(RequestPath.of("/ui/lib/lit/3.3.2/index.js"))
        .isEqualTo("/ui/lib/lit/3.3.2/index.js");
    assertThat(RequestPath.of("/.well-known/x")).isEqualTo("/.well-known/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ui/../api",
        "/ui/..",
        "/./api",
        "/ui/.",
        "//api",
        "/a//b",
        "/api;x=1/v1",
        "/a\\b",
        "/a%2fb",
        "/a%2Fb",
        "/%2e%2e/api",
        "/a%5cb",
        "/a%00",
        "/a%252e",
        "/a%",
        "/a%zz",
        "/a b",
        "/é"
      })
  void refusesWhatCouldBeReadInTwoWays(String uri) {
    assertThatThrownBy(() -> RequestPath.of(uri))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/oauth/callback/withings", "/hooks/withings/t", "/health/live", "/metrics"})
  void knowsThePlatformsPaths(String path) {
    assertThat(RequestPath.isPlatforms(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/oauth/complete/withings", "/api/v1/me", "/hooksy", "/metrics2", "/healthy"})
  void leavesTheRestToTenants(String path) {
    assertThat(RequestPath.isPlatforms(path)).isFalse();
  }
}
