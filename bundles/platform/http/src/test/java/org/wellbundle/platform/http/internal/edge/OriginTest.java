package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.host.TrustedProxies;

class OriginTest {
  private static final TrustedProxies NONE = TrustedProxies.of(List.of());
  private static final TrustedProxies LOCAL = TrustedProxies.of(List.of("127.0.0.1"));

  @Test
  void isWhatTheBrowserAskedFor() {
    Origin origin = Origin.of(new FakeRequest("GET", "/").build(), NONE);
    assertThat(origin).hasToString("http://acme.localhost:8181");
    assertThat(origin.secure()).isFalse();
  }

  @Test
  void leavesOutTheDefaultPort() {
    var request = new FakeRequest("GET", "/").answer("getServerPort", 80).build();
    assertThat(Origin.of(request, NONE)).hasToString("http://acme.localhost");
  }

  @Test
  void believesATrustedProxy() {
    var request =
        new FakeRequest("GET", "/")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "spoofed.example, portal.acme.example")
            .build();
    Origin origin = Origin.of(request, LOCAL);
    assertThat(origin).hasToString("https://portal.acme.example");
    assertThat(origin.secure()).isTrue();
  }

  @Test
  void takesTheHostHeadersPortBehindAProxyThatOnlyTellsTheScheme() {
    var request =
        new FakeRequest("GET", "/")
            .header("X-Forwarded-Proto", "https")
            .header("Host", "acme.localhost")
            .answer("getServerPort", 80)
            .build();
    assertThat(Origin.of(request, LOCAL)).hasToString("https://acme.localhost");
  }

  @Test
  void doesntBelieveAnybodyElse() {
    var request =
        new FakeRequest("GET", "/")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "northwind.localhost")
            .build();
    assertThat(Origin.of(request, NONE)).hasToString("http://acme.localhost:8181");
  }

  @Test
  void refusesAMalformedHost() {
    var request = new FakeRequest("GET", "/").answer("getServerName", "a_b").build();
    assertThatThrownBy(() -> Origin.of(request, NONE))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("host.malformed"));
  }
}
