package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.people.Device;

/** Small common pieces of answers. */
final class Fields {
  private Fields() {}

  static Optional<LocalDate> day(Params params, String name) {
    try {
      return params.text(name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static void put(ObjectNode node, String name, Object value) {
    if (value instanceof Integer i) {
      node.put(name, i);
    } else if (value instanceof Long l) {
      node.put(name, l);
    } else if (value instanceof Double d) {
      node.put(name, d);
    } else if (value instanceof Boolean b) {
      node.put(name, b);
    } else {
      node.put(name, value.toString());
    }
  }

  /** Copies the figures asked for, in the order they have. */
  static void copy(Map<String, Object> figures, Collection<String> wanted, ObjectNode node) {
    figures.forEach(
        (name, value) -> {
          if (wanted.contains(name)) {
            put(node, name, value);
          }
        });
  }

  /** Both device ids: equal in all recordings; null for a phone's data. */
  static void device(ObjectNode node, Device device) {
    if (device.model().isPhone()) {
      node.putNull("deviceid").putNull("hash_deviceid");
    } else {
      node.put("deviceid", device.hash()).put("hash_deviceid", device.hash());
    }
  }
}
