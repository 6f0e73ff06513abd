package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wellbundle.sdk.testkit.withings.people.Device;

/** A row of daily totals from one source. {@code figures} go by the vendor's names. */
public record ActivityRow(
    LocalDate date, ZoneId zone, Device device, long modified, Map<String, Object> figures) {

  /** Someone else's data (brand 18), handed through without a device id. */
  public boolean external() {
    return device.model().isPhone();
  }

  ActivityRow patched(Map<String, Object> changes, long time) {
    Map<String, Object> merged = new LinkedHashMap<>(figures);
    merged.putAll(changes);
    return new ActivityRow(date, zone, device, Math.max(time, modified), merged);
  }
}
