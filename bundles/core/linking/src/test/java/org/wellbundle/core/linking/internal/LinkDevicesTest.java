package org.wellbundle.core.linking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.query.DeviceQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.SyncProgress;
import org.wellbundle.core.linking.internal.LinkDevices.DeviceJson;
import org.wellbundle.core.linking.internal.LinkDevices.MeasuringJson;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.ProviderGateway;

class LinkDevicesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Known known = new Known();
  private final LinkDevices devices =
      new LinkDevices(new Catalogue(), known, java.time.Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void showsDeclaredAndSeenSideBySide() {
    known.devices.add(new DeviceQuery.UsedDevice("d1", "watch 2", "Watch", "low", NOW));
    known.devices.add(new DeviceQuery.UsedDevice("d2", "Unheard", null, null, null));
    known.seen.add(new DeviceQuery.SeenMetrics("d1", "Watch 2", Set.of(Metric.STEPS)));
    known.seen.add(new DeviceQuery.SeenMetrics(null, "Watch 2", Set.of(Metric.SPO2)));

    assertThat(devices.measuring(shown()))
        .containsExactly(
            new MeasuringJson(
                "watch 2",
                "Watch",
                "low",
                NOW,
                List.of("steps", "heartRate"),
                List.of("steps", "spo2")),
            new MeasuringJson("Unheard", null, null, null, null, List.of()));
    assertThat(known.since).isEqualTo(LocalDate.parse("2026-10-21"));
  }

  @Test
  void dataOfOtherDevicesAndOfNoneHasRowsOfItsOwn() {
    known.seen.add(new DeviceQuery.SeenMetrics("gone", "Scale", Set.of(Metric.WEIGHT)));
    known.seen.add(new DeviceQuery.SeenMetrics("gone2", "Scale", Set.of(Metric.FAT_RATIO)));
    known.seen.add(new DeviceQuery.SeenMetrics(null, null, Set.of(Metric.HEIGHT)));

    assertThat(devices.measuring(shown()))
        .extracting(MeasuringJson::model, MeasuringJson::seen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Scale", List.of("weight", "fatRatio")),
            org.assertj.core.groups.Tuple.tuple(null, List.of("height")));
  }

  @Test
  void theLinkItselfNamesItsDevices() {
    known.devices.add(new DeviceQuery.UsedDevice("d1", "Watch 2", "Watch", "low", NOW));

    assertThat(devices.of(shown().link()))
        .containsExactly(new DeviceJson("Watch 2", "Watch", "low", NOW));
  }

  private static Linking.Shown shown() {
    LinkView link =
        new LinkView(
            new TenantId(1),
            new LinkId(5),
            new AccountId(2),
            new ProfileId(3),
            "fake",
            LinkState.LIVE,
            null,
            NOW,
            null,
            null,
            null,
            "vendor-user");
    return new Linking.Shown(link, new SyncProgress.Progress(List.of(), null, null));
  }

  private static final class Known implements DeviceQuery {
    final List<UsedDevice> devices = new ArrayList<>();
    final List<SeenMetrics> seen = new ArrayList<>();
    LocalDate since = LocalDate.MIN;

    @Override
    public List<UsedDevice> devices(TenantId tenant, ProfileId profile, LinkId link) {
      return devices;
    }

    @Override
    public List<SeenMetrics> seen(
        TenantId tenant, ProfileId profile, LinkId link, LocalDate since) {
      this.since = since;
      return seen;
    }
  }

  private static final class Catalogue implements ProviderGateway {
    @Override
    public List<ProviderStatus> providers() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public Optional<ProviderDescriptor> descriptor(String providerId) {
      return Optional.of(
          new ProviderDescriptor(
              providerId,
              Map.of("en", "Fake"),
              null,
              List.of(),
              List.of(
                  new DeviceMetrics("Watch 2", "Watch", Set.of(Metric.STEPS, Metric.HEART_RATE))),
              List.of(),
              Set.of(),
              new NotificationStyle(
                  NotificationStyle.Kind.POLL, NotificationStyle.TokenScope.LINK, 0, Set.of()),
              "app",
              null));
    }

    @Override
    public <T> Called<T> asApp(String providerId, Urgency urgency, Work<T> work) {
      throw new AssertionError("nobody calls");
    }

    @Override
    public <T> Called<T> forLink(LinkKey link, Urgency urgency, Work<T> work) {
      throw new AssertionError("nobody calls");
    }
  }
}
