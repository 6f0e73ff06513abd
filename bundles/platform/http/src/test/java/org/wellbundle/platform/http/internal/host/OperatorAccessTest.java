package org.wellbundle.platform.http.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.platform.http.internal.Configs;

class OperatorAccessTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false, , true",
    "127.8.9.1, false, , true",
    "[::1], false, , true",
    "10.0.0.7, false, , false",
    "127.0.0.1, true, , false",
    "10.0.0.7, false, Bearer secret, true",
    "127.0.0.1, false, Bearer wrong, false",
    "10.0.0.7, true, Bearer secret, true"
  })
  void byAddressOrToken(String peer, boolean forwarded, String authorization, boolean may) {
    var access = new OperatorAccessService(Configs.settings(Map.of("operatorToken", "secret")));
    assertThat(access.admits(peer, forwarded, authorization)).isEqualTo(may);
  }

  @Test
  void withoutATokenNoneIsRight() {
    var access = new OperatorAccessService(Configs.settings(Map.of()));
    assertThat(access.admits("10.0.0.7", false, "Bearer ")).isFalse();
  }
}
