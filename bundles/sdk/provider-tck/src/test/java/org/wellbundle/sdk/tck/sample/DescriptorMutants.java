package org.wellbundle.sdk.tck.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderDescriptor;

/** Wrong about themselves. */
final class DescriptorMutants extends Mutants {
  @Override
  void fill() {
    descriptors();
  }

  private void descriptors() {
    add(
        "descriptor.stable",
        "declares something else each time",
        () ->
            new SampleProvider() {
              private int asked;

              @Override
              public ProviderDescriptor descriptor() {
                asked++;
                return new Parts(super.descriptor())
                    .with(p -> p.names = Map.of("en", "Sample " + asked))
                    .build();
              }
            });
    descriptor(
        "descriptor.names",
        "a name without letters",
        p -> p.with(d -> d.names = Map.of("en", " ")));
    descriptor(
        "descriptor.icon",
        "an icon with a script",
        p -> p.with(d -> d.icon = "<svg><script>1</script></svg>"));
    descriptor("descriptor.icon", "an icon that isn't XML", p -> p.with(d -> d.icon = "<svg"));
    descriptor(
        "descriptor.data-types",
        "a data type twice",
        p ->
            p.with(
                d -> {
                  d.types = new ArrayList<>(d.types);
                  d.types.add(d.types.get(0));
                }));
    descriptor(
        "descriptor.devices",
        "a device with a metric nobody fetches",
        p ->
            p.with(
                d ->
                    d.devices =
                        List.of(new DeviceMetrics("Band", "Tracker", Set.of(Metric.SPO2)))));
    descriptor("descriptor.rate-limits", "no rate limit", p -> p.with(d -> d.limits = List.of()));
    descriptor(
        "descriptor.hosts",
        "an address for a host",
        p -> p.with(d -> d.hosts = Set.of("api.sample.example", "https://api.sample.example/v1")));
    descriptor(
        "descriptor.notifications",
        "a body of any size",
        p ->
            p.with(
                d ->
                    d.style =
                        new NotificationStyle(
                            NotificationStyle.Kind.PING,
                            NotificationStyle.TokenScope.LINK,
                            Integer.MAX_VALUE,
                            Set.of("application/json"))));
  }
}
