package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.internal.host.PublicAddressService;

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
    var palette = new Branding.Palette("#000000", "#ffffff", "#000000", "#eeeeee");
    Tenant acme =
        new Tenant(
            new TenantId(1),
            "acme",
            Map.of("en", "Acme"),
            List.of("acme.localhost"),
            List.of("en"),
            new Branding("#000000", palette, palette),
            List.of(),
            java.util.Set.of(),
            java.util.Set.of());
    var address = new PublicAddressService(Configs.settings(Map.of("port", 9000)));
    assertThat(address.portal(acme)).hasToString("http://acme.localhost:9000");
    assertThat(address.isPlatformHost("LOCALHOST")).isTrue();
    assertThat(address.isPlatformHost("acme.localhost")).isFalse();
  }
}
