package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.Json;

/** user getdevice. The model may be blank, and phantom rows repeat a device. */
public final class DeviceMapper implements PageMapper {
  private static final Set<String> BATTERY_LEVELS = Set.of("high", "medium", "low");

  @Override
  public Set<Metric> metrics() {
    return Set.of();
  }

  @Override
  public String dataFields() {
    return "";
  }

  @Override
  public void map(PageMapping page) {
    Map<String, Device> devices = new LinkedHashMap<>();
    for (Json row : page.list("devices")) {
      DeviceReference reference = DeviceReference.of(row);
      String id = reference.id() != null ? reference.id() : byModel(row);
      if (id == null) {
        page.malformed("device");
        continue;
      }
      String kind = Values.nonBlankText(row.get("type")).orElse(null);
      String model = reference.model();
      Device device =
          new Device(
              id,
              model != null ? model : kind != null ? kind : "Withings",
              kind,
              Values.nonBlankText(row.get("battery")).filter(BATTERY_LEVELS::contains).orElse(null),
              Values.instant(row.get("last_session_date")).orElse(null));
      devices.merge(id, device, DeviceMapper::lastSeen);
    }
    devices.values().forEach(page.batch()::add);
  }

  /** Phones have no reference; a person has one of a model. */
  private static @Nullable String byModel(Json row) {
    OptionalLong model = row.get("model_id").wholeNumber();
    return model.isPresent() ? "model-" + model.getAsLong() : null;
  }

  private static Device lastSeen(Device one, Device other) {
    Instant first = one.lastSession();
    Instant second = other.lastSession();
    return second != null && (first == null || second.isAfter(first)) ? other : one;
  }
}
