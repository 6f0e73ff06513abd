package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.internal.host.PublicAddressService;
import org.wellbundle.platform.http.testing.TestTenant;

class SettingsTest {
  @Test
  void withoutAPublicUrlTheLocalPortCounts() {
    Settings settings = Settings.of(Configs.http(Map.of("port", 9000)));
    assertThat(settings.publicUrl()).hasToString("http://localhost:9000");
    assertThat(settings.platformHosts()).contains("localhost", "127.0.0.1", "[::1]");
    assertThat(settings.strictTransport()).isFalse();
  }

  @Test
  void thePublicUrlsHostIsThePlatforms() {
    Settings settings = Settings.of(Configs.http(Map.of("publicUrl", "https://Well.example/")));
    assertThat(settings.publicUrl()).hasToString("https://Well.example");
    assertThat(settings.platformHosts()).contains("well.example");
    assertThat(settings.strictTransport()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://well.example", "well.example", "http://well.example/portal", "http:///x"})
  void aPublicUrlThatCantWorkIsRefused(String url) {
    assertThatThrownBy(() -> Settings.of(Configs.http(Map.of("publicUrl", url))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void portalsShareSchemeAndPort() {
    Tenant acme = TestTenant.of(1, "acme").build();
    var address = new PublicAddressService(Configs.settings(Map.of("port", 9000)));
    assertThat(address.portal(acme)).hasToString("http://acme.localhost:9000");
    assertThat(address.isPlatformHost("LOCALHOST")).isTrue();
    assertThat(address.isPlatformHost("acme.localhost")).isFalse();
  }
}
