package org.wellbundle.core.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFenceTest {
  private final HostFence fence =
      new HostFence(
          Set.of("wbsapi.example.net", "api.example.com:8443", "127.0.0.1:9000", "localhost"));

  @ParameterizedTest
  @CsvSource({
    "https://wbsapi.example.net/v2/measure, true",
    "https://WBSAPI.example.net:443/v2, true",
    "https://wbsapi.example.net:444/v2, false",
    "http://wbsapi.example.net/v2, false",
    "https://wbsapi.example.net.evil.example/, false",
    "https://evil.example/?wbsapi.example.net, false",
    "https://wbsapi.example.net@evil.example/, false",
    "https://user:pw@wbsapi.example.net/, false",
    "https://api.example.com:8443/x, true",
    "https://api.example.com/x, false",
    "http://127.0.0.1:9000/x, true",
    "http://127.0.0.1:9001/x, false",
    "http://localhost/x, true",
    "https://localhost/x, true",
    "http://localhost:8080/x, false",
    "file:///etc/passwd, false",
    "ftp://wbsapi.example.net/x, false",
    "//wbsapi.example.net/x, false"
  })
  void onlyDeclaredHostsMayBeCalled(String address, boolean allowed) {
    assertThat(fence.allows(URI.create(address))).isEqualTo(allowed);
  }
}
