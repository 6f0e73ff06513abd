package org.wellbundle.platform.http.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  @Test
  void addressesAndNetworksCount() {
    TrustedProxies proxies =
        TrustedProxies.of(List.of("10.1.2.3", "192.168.0.0/20", "fd00::/8", "::1"));
    assertThat(proxies.contains("10.1.2.3")).isTrue();
    assertThat(proxies.contains("192.168.15.255")).isTrue();
    assertThat(proxies.contains("fd12::7")).isTrue();
    assertThat(proxies.contains("[0:0:0:0:0:0:0:1]")).isTrue();
  }

  @Test
  void othersDont() {
    TrustedProxies proxies = TrustedProxies.of(List.of("10.1.2.3", "192.168.0.0/20"));
    assertThat(proxies.contains("10.1.2.4")).isFalse();
    assertThat(proxies.contains("192.168.16.0")).isFalse();
    assertThat(proxies.contains("::1")).isFalse();
    assertThat(TrustedProxies.of(List.of()).contains("10.1.2.3")).isFalse();
  }

  @Test
  void namesAreRefusedSinceTheyWouldNeedALookUp() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("proxy.example")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/33")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
