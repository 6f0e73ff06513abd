package org.wellbundle.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a browser keeps for one host. */
final class Cookies {
  private final Map<String, String> all = new LinkedHashMap<>();

  Cookies copy() {
    Cookies copy = new Cookies();
    copy.all.putAll(all);
    return copy;
  }

  Collection<String> values() {
    return List.copyOf(all.values());
  }

  /** Takes a {@code Set-Cookie}; an empty value takes the cookie away. */
  void remember(String setCookie) {
    String pair = setCookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    String name = pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    if (value.isEmpty()) {
      all.remove(name);
    } else {
      all.put(name, value);
    }
  }

  Optional<String> header() {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; ")));
  }
}
