package org.wellbundle.platform.http.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "acme.localhost:8181, acme.localhost, 8181",
    "ACME.Example, acme.example, -1",
    "acme.example.:80, acme.example, 80",
    "127.0.0.1:8181, 127.0.0.1, 8181",
    "[::1]:8181, [::1], 8181",
    "[::1], [::1], -1"
  })
  void readsNameAndPort(String text, String name, int port) {
    assertThat(HostName.parse(text)).isEqualTo(new HostName(name, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "acme example",
        "acme_x",
        "acme:http",
        "acme:0",
        "acme:70000",
        "acme:80:80",
        "user@acme",
        "acme/path",
        "acme\r\nX: y",
        "ácme",
        "[zz]"
      })
  void refusesWhatIsNoHost(String text) {
    assertThat(HostName.parse(text)).isNull();
  }

  @Test
  void refusesAnEndlessName() {
    assertThat(HostName.parse("a".repeat(254))).isNull();
  }
}
