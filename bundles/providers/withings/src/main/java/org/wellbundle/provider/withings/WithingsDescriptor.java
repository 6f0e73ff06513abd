package org.wellbundle.provider.withings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;

/** What Withings declares about itself. */
final class WithingsDescriptor {
  static final String ID = "withings";

  private WithingsDescriptor() {}

  static ProviderDescriptor of(WithingsSettings settings, List<DataType> dataTypes) {
    return new ProviderDescriptor(
        ID,
        Map.of("en", "Withings"),
        icon(),
        dataTypes,
        DeviceCatalogue.all(),
        List.of(new RateLimit(settings.callsPerMinute(), Duration.ofMinutes(1))),
        hosts(settings),
        Notifications.STYLE,
        settings.clientId().isEmpty() ? ID : settings.clientId(),
        null);
  }

  /** The authorize page is the browser's business. */
  private static Set<String> hosts(WithingsSettings settings) {
    return Stream.of(settings.apiBaseUrl(), settings.tokenUrl())
        .map(WithingsDescriptor::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String host(URI address) {
    String host = address.getHost();
    if (host == null) {
      throw new IllegalArgumentException("no host in the address " + address);
    }
    return address.getPort() < 0 ? host : host + ":" + address.getPort();
  }

  private static String icon() {
    try (InputStream in = WithingsDescriptor.class.getResourceAsStream("icon.svg")) {
      if (in == null) {
        throw new IllegalStateException("missing resource icon.svg");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
