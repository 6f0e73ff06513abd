package org.wellbundle.sdk.testkit.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters of a call: query and form body merged, since vendors accept either. Body wins. */
public final class Params {
  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  public static Params of(Map<String, String> values) {
    return new Params(new LinkedHashMap<>(values));
  }

  /** Parses one or more {@code a=1&b=2} texts, later ones winning. */
  public static Params parse(String... encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : encoded) {
      for (String pair : text.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = equals < 0 ? pair : pair.substring(0, equals);
          values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      }
    }
    return new Params(values);
  }

  /** The value, if the parameter was sent and isn't empty. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(v -> !v.isEmpty());
  }

  public String textOr(String name, String fallback) {
    return text(name).orElse(fallback);
  }

  /** The value as a whole number; empty when absent or not a number. */
  public OptionalLong number(String name) {
    try {
      String value = values.get(name);
      return value == null || value.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(value.trim()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public List<String> csv(String name) {
    return text(name)
        .map(v -> Arrays.stream(v.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList())
        .orElse(List.of());
  }

  public boolean has(String name) {
    return text(name).isPresent();
  }

  public Map<String, String> asMap() {
    return Map.copyOf(values);
  }

  /** Without the named parameters. */
  public Params without(Iterable<String> names) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    names.forEach(rest::remove);
    return new Params(rest);
  }

  /** {@code a=1&b=2}, in the order given. */
  public String encoded() {
    return values.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Same text for same parameters whatever their order. */
  public String canonical() {
    return new Params(new TreeMap<>(values)).encoded();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
