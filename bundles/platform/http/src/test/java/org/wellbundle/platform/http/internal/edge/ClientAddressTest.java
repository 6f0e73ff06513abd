package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.platform.http.internal.host.TrustedProxies;

class ClientAddressTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of(List.of("10.0.0.0/8"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "192.0.2.7, -, 192.0.2.7",
        "192.0.2.7, 203.0.113.5, 192.0.2.7",
        "10.0.0.1, 203.0.113.5, 203.0.113.5",
        "10.0.0.1, '1.2.3.4, 203.0.113.5', 203.0.113.5",
        "10.0.0.1, '203.0.113.5, 10.0.0.2', 203.0.113.5",
        "10.0.0.1, 2001:db8::7, 2001:db8::7",
        "10.0.0.1, not an address, 10.0.0.1",
        "10.0.0.1, -, 10.0.0.1"
      })
  void onlyATrustedProxyIsBelievedAndOnlyItsOwnWord(
      String peer, String forwarded, String expected) {
    assertThat(ClientAddress.of(request(peer, forwarded), PROXIES)).isEqualTo(expected);
  }

  private static HttpServletRequest request(String peer, String forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientAddressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                method.getName().equals("getRemoteAddr")
                    ? peer
                    : Collections.enumeration(forwarded == null ? List.of() : List.of(forwarded)));
  }
}
