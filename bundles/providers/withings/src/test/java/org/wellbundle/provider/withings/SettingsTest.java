package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.RateLimit;

class SettingsTest {

  @Test
  void pointsAtTheRealHostsByDefault() {
    WithingsSettings settings = WithingsSettings.of(config(Map.of()));

    assertThat(settings.authorizeUrl())
        .isEqualTo(URI.create("https://account.withings.com/oauth2_user/authorize2"));
    assertThat(settings.apiBaseUrl()).isEqualTo(URI.create("https://wbsapi.withings.net"));
    assertThat(settings.tokenUrl()).isEqualTo(URI.create("https://wbsapi.withings.net/v2/oauth2"));
    assertThat(settings.historyDays()).isEqualTo(Integer.MAX_VALUE);
    assertThat(WithingsDescriptor.of(settings, List.of()).hosts())
        .containsExactly("wbsapi.withings.net");
  }

  @Test
  void followsTheBaseAddressWithThePort() {
    WithingsSettings settings =
        WithingsSettings.of(
            config(Map.of("apiBaseUrl", "http://localhost:9090/", "historyDays", 30)));

    assertThat(settings.tokenUrl()).isEqualTo(URI.create("http://localhost:9090/v2/oauth2"));
    assertThat(settings.api("/measure")).isEqualTo(URI.create("http://localhost:9090/measure"));
    assertThat(WithingsDescriptor.of(settings, List.of()).hosts())
        .containsExactly("localhost:9090");
    assertThat(settings.historyDays()).isEqualTo(30);
  }

  @Test
  void keepsToTheVendorsUsualRateUnlessMoreWasGranted() {
    WithingsSettings usual = WithingsSettings.of(config(Map.of()));
    WithingsSettings granted = WithingsSettings.of(config(Map.of("callsPerMinute", 3000)));

    assertThat(WithingsDescriptor.of(usual, List.of()).rateLimits())
        .containsExactly(new RateLimit(120, Duration.ofMinutes(1)));
    assertThat(WithingsDescriptor.of(granted, List.of()).rateLimits())
        .containsExactly(new RateLimit(3000, Duration.ofMinutes(1)));
  }

  @Test
  void changesWhileRunningAndKeepsTheLastGoodConfiguration() {
    WithingsProvider provider = new WithingsProvider(config(Map.of()));

    provider.modified(config(Map.of("apiBaseUrl", "http://localhost:9090")));
    assertThat(provider.descriptor().hosts()).containsExactly("localhost:9090");
    provider.modified(config(Map.of("apiBaseUrl", "not an address")));
    assertThat(provider.descriptor().hosts()).containsExactly("localhost:9090");
  }

  @Test
  void startsOnlyWithAReadableConfiguration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithingsProvider(config(Map.of("apiBaseUrl", "nowhere"))));
  }

  @Test
  void neverPrintsTheSecret() {
    assertThat(TestSettings.signing().toString()).doesNotContain(TestSettings.SECRET);
  }

  /** A configuration as the container hands it over: defaults where nothing is set. */
  private static WithingsConfig config(Map<String, Object> set) {
    return (WithingsConfig)
        Proxy.newProxyInstance(
            WithingsConfig.class.getClassLoader(),
            new Class<?>[] {WithingsConfig.class},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
