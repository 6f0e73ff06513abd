package org.wellbundle.core.linking.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.query.DeviceQuery;
import org.wellbundle.api.query.DeviceQuery.SeenMetrics;
import org.wellbundle.api.query.DeviceQuery.UsedDevice;
import org.wellbundle.core.providers.ProviderGateway;

/** A link's devices: the manufacturer's list, what it declares of them, and what really came. */
final class LinkDevices {
  private static final int SEEN_DAYS = 30;

  private final ProviderGateway gateway;
  private final DeviceQuery devices;
  private final Clock clock;

  LinkDevices(ProviderGateway gateway, DeviceQuery devices, Clock clock) {
    this.gateway = gateway;
    this.devices = devices;
    this.clock = clock;
  }

  /**
   * @param battery {@code high}, {@code medium}, {@code low}, or null when unknown
   */
  public record DeviceJson(
      String model,
      @Nullable String kind,
      @Nullable String battery,
      @Nullable Instant lastSeenAt) {}

  /**
   * @param model null for data that names no device
   * @param declared metrics this model can measure, null when the manufacturer doesn't say
   * @param seen metrics that came in the last 30 days
   */
  public record MeasuringJson(
      @Nullable String model,
      @Nullable String kind,
      @Nullable String battery,
      @Nullable Instant lastSeenAt,
      @Nullable List<String> declared,
      List<String> seen) {}

  List<DeviceJson> of(LinkView link) {
    return devices.devices(link.tenant(), link.profile(), link.id()).stream()
        .map(each -> new DeviceJson(each.model(), each.kind(), each.battery(), each.lastSeenAt()))
        .toList();
  }

  List<MeasuringJson> measuring(Linking.Shown shown) {
    LinkView link = shown.link();
    List<DeviceMetrics> catalogue =
        gateway
            .descriptor(link.providerId())
            .map(descriptor -> descriptor.deviceMetrics())
            .orElseGet(List::of);
    // A day more: whose 30 days it is, is a matter of the member's time zone.
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(SEEN_DAYS);
    List<SeenMetrics> seen =
        new ArrayList<>(devices.seen(link.tenant(), link.profile(), link.id(), since));
    List<MeasuringJson> rows = new ArrayList<>();
    for (UsedDevice device : devices.devices(link.tenant(), link.profile(), link.id())) {
      List<SeenMetrics> ofDevice = seen.stream().filter(each -> isOf(each, device)).toList();
      seen.removeAll(ofDevice);
      rows.add(
          new MeasuringJson(
              device.model(),
              device.kind(),
              device.battery(),
              device.lastSeenAt(),
              declared(catalogue, device.model()),
              keys(ofDevice)));
    }
    rows.addAll(unlisted(catalogue, seen));
    return rows;
  }

  /** Data of devices the manufacturer no longer lists, by model, and of none. */
  private static List<MeasuringJson> unlisted(
      List<DeviceMetrics> catalogue, List<SeenMetrics> seen) {
    List<MeasuringJson> rows = new ArrayList<>();
    List<SeenMetrics> left = new ArrayList<>(seen);
    while (!left.isEmpty()) {
      String model = left.get(0).model();
      List<SeenMetrics> same =
          left.stream().filter(each -> sameModel(each.model(), model)).toList();
      left.removeAll(same);
      rows.add(new MeasuringJson(model, null, null, null, declared(catalogue, model), keys(same)));
    }
    return rows;
  }

  private static boolean isOf(SeenMetrics seen, UsedDevice device) {
    return seen.deviceId() == null
        ? seen.model() != null && sameModel(seen.model(), device.model())
        : seen.deviceId().equals(device.id());
  }

  private static boolean sameModel(@Nullable String one, @Nullable String other) {
    return one == null
        ? other == null
        : other != null && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static @Nullable List<String> declared(
      List<DeviceMetrics> catalogue, @Nullable String model) {
    Optional<Set<Metric>> metrics =
        catalogue.stream()
            .filter(each -> sameModel(each.model(), model))
            .map(DeviceMetrics::metrics)
            .findFirst();
    return metrics.map(LinkDevices::keys).orElse(null);
  }

  private static List<String> keys(List<SeenMetrics> seen) {
    Set<Metric> metrics = new TreeSet<>();
    seen.forEach(each -> metrics.addAll(each.metrics()));
    return keys(metrics);
  }

  private static List<String> keys(Collection<Metric> metrics) {
    return metrics.stream().sorted().map(Metric::key).toList();
  }
}
