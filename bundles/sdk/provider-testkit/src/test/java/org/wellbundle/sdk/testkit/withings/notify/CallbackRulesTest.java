package org.wellbundle.sdk.testkit.withings.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://wellbundle.example/hooks/withings/t0k3n",
        "https://acme.wellbundle.example:443/hooks",
        "https://wellbundle.example:80/"
      })
  void takesPublicAddresses(String url) {
    assertThat(CallbackRules.VENDOR.allow(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://wellbundle.example/hooks",
        "https://wellbundle.example:8443/hooks",
        "https://localhost/hooks",
        "https://acme.localhost/hooks",
        "https://203.0.113.7/hooks",
        "https://[2001:db8::7]/hooks",
        "https://intranet/hooks",
        "wellbundle.example/hooks",
        "https://wellbundle.example/a b",
        ""
      })
  void refusesOthers(String url) {
    assertThat(CallbackRules.VENDOR.allow(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8181/hooks", "http://acme.localhost:8181/hooks"})
  void takesOnesOwnMachineInTheDemo(String url) {
    assertThat(CallbackRules.LOCAL.allow(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 255})
  void countsCharacters(int length) {
    String start = "https://wellbundle.example/";
    String longest = start + "x".repeat(length - start.length());

    assertThat(CallbackRules.VENDOR.allow(longest)).isTrue();
    assertThat(CallbackRules.LOCAL.allow(longest + "x".repeat(256 - length))).isFalse();
  }
}
