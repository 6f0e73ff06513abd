package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.provider.withings.support.Fixtures;

class DeviceMapperTest {
  private final Batch batch = Fixtures.map(new DeviceMapper(), "devices.json");

  @Test
  void listsEachDeviceOnceAndNamesOneWithABlankModel() {
    assertThat(batch.devices())
        .containsExactly(
            new Device("aa", "Body+", "Scale", "high", Instant.ofEpochSecond(1767250000)),
            new Device("bb", "Aura Sensor V2", "Sleep Monitor", null, null),
            new Device(
                "cc", "Crystal Ball", "Crystal Ball", "low", Instant.ofEpochSecond(1767250001)),
            new Device("model-1053", "Android step tracker", "Activity Tracker", null, null));
  }

  @Test
  void countsADeviceWithoutAReference() {
    assertThat(Fixtures.unmapped(batch)).containsOnly(entry("malformed:device", 1));
  }
}
