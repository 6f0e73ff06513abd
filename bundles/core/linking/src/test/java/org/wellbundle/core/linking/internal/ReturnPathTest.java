package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/link",
        "/settings/apps",
        "/link?from=home&x=1",
        "/a//b",
        "/a/../b",
        "/?q=http://x"
      })
  void pathsOfThisOriginAreAllowed(String path) {
    assertThat(ReturnPath.allowed(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "link",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
        "/link\r\nSet-Cookie: a=b",
        "/link\n",
        " /link",
        "/link ",
        "http://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "@evil.example",
        ".evil.example",
        "/a\\b",
        "/link#fragment",
        "/link\0",
        "/∕evil.example",
        "/／evil.example",
        "/<script>"
      })
  void whatABrowserCouldTakeElsewhereIsNot(String path) {
    assertThat(ReturnPath.allowed(path)).isFalse();
  }

  @Test
  void pathsHaveAnEnd() {
    assertThat(ReturnPath.allowed("/" + "a".repeat(500))).isTrue();
    assertThat(ReturnPath.allowed("/" + "a".repeat(501))).isFalse();
  }

  @Test
  void anErrorIsAddedToWhatIsThere() {
    assertThat(ReturnPath.withError("/link", "a.b")).isEqualTo("/link?error=a.b");
    assertThat(ReturnPath.withError("/link?x=1", "a.b")).isEqualTo("/link?x=1&error=a.b");
  }
}
