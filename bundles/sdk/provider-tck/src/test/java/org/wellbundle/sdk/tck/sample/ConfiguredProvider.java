package org.wellbundle.sdk.tck.sample;

import java.util.Map;
import org.wellbundle.api.provider.ProviderContext;

/** The made-up manufacturer as a component with a configuration. */
public final class ConfiguredProvider extends SampleProvider {
  private final Config config;

  /** Its configuration. */
  public @interface Config {
    String clientSecret() default "";

    int callsPerMinute() default 60;

    boolean signed();
  }

  public ConfiguredProvider(Config config) {
    this.config = config;
  }

  @Override
  Map<String, String> tokenParameters(ProviderContext context) {
    return Map.of(
        "client_secret", config.clientSecret(),
        "calls", Integer.toString(config.callsPerMinute()),
        "signed", Boolean.toString(config.signed()));
  }
}
