package org.wellbundle.provider.garmin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;

/** What Garmin declares about itself. */
final class GarminDescriptor {
  static final String ID = "garmin";

  /** Garmin sends up to ten megabytes at once and waits half a minute. */
  private static final int LARGEST = 10 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private GarminDescriptor() {}

  static ProviderDescriptor of(GarminSettings settings) {
    String token = settings.hookToken().isEmpty() ? null : settings.hookToken();
    return new ProviderDescriptor(
        ID,
        Map.of("en", "Garmin"),
        icon(),
        Arrays.stream(SummaryType.values())
            .filter(SummaryType::isDataType)
            .map(type -> dataType(type, settings))
            .toList(),
        devices(),
        List.of(new RateLimit(settings.callsPerMinute(), Duration.ofMinutes(1))),
        Stream.of(URI.create(settings.apiBaseUrl()), settings.tokenUrl())
            .map(GarminDescriptor::host)
            .collect(Collectors.toSet()),
        new NotificationStyle(
            NotificationStyle.Kind.PUSH,
            NotificationStyle.TokenScope.REGISTRATION,
            LARGEST,
            Set.of("application/json"),
            Set.of(Notices.CLIENT_HEADER),
            new Door(token, null, null, PATIENCE)),
        settings.clientId().isEmpty() ? ID : settings.clientId(),
        null);
  }

  /** Polling is forbidden: what comes, comes by notifications, history included. */
  private static DataType dataType(SummaryType type, GarminSettings settings) {
    return new DataType(
        type.dataType(),
        type.metrics(),
        type.phase(),
        settings.historyDays(),
        Assumptions.HISTORY_WINDOW,
        false,
        Duration.ZERO,
        type.permission(),
        DataType.Delivery.ANNOUNCED);
  }

  /** Kinds of devices, since the API names models with activities only. */
  private static List<DeviceMetrics> devices() {
    Set<Metric> watch = new HashSet<>();
    for (SummaryType type : SummaryType.values()) {
      if (type != SummaryType.BODY_COMPS && type != SummaryType.BLOOD_PRESSURES) {
        watch.addAll(type.metrics());
      }
    }
    return List.of(
        new DeviceMetrics("Watch with optical heart rate", "watch", watch),
        new DeviceMetrics("Index scale", "scale", SummaryType.BODY_COMPS.metrics()),
        new DeviceMetrics(
            "Index BPM", "bloodPressureMonitor", SummaryType.BLOOD_PRESSURES.metrics()));
  }

  private static String host(URI address) {
    return address.getPort() == -1
        ? address.getHost()
        : address.getHost() + ":" + address.getPort();
  }

  private static String icon() {
    try (InputStream in = GarminDescriptor.class.getResourceAsStream("icon.svg")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
