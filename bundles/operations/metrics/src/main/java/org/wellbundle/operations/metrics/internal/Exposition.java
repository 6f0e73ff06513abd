package org.wellbundle.operations.metrics.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.wellbundle.api.module.MetricsSource;

/** Prometheus' text format, families together and sorted. */
final class Exposition implements MetricsSource.Readings {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int MOST_LINES = 2_000;

  private final Map<String, Family> families = new TreeMap<>();

  private record Family(String type, String help, Map<String, Double> lines) {}

  @Override
  public void gauge(String name, String help, double value, String... labels) {
    add("gauge", name, help, value, labels);
  }

  @Override
  public void counter(String name, String help, double total, String... labels) {
    if (!name.endsWith("_total")) {
      throw new IllegalArgumentException(name + " is a counter and must end in _total");
    }
    add("counter", name, help, total, labels);
  }

  private void add(String type, String name, String help, double value, String... labels) {
    if (!NAME.matcher(name).matches() || labels.length % 2 != 0) {
      throw new IllegalArgumentException("bad name or labels of metric " + name);
    }
    Family family = families.computeIfAbsent(name, n -> new Family(type, help, new TreeMap<>()));
    if (!family.type().equals(type)) {
      throw new IllegalArgumentException(name + " is reported as two types");
    }
    if (family.lines().size() >= MOST_LINES) {
      throw new IllegalArgumentException(name + " has too many label values");
    }
    family.lines().put(labels(labels), value);
  }

  void addAll(Exposition other) {
    other.families.forEach(
        (name, family) -> {
          Family known = families.putIfAbsent(name, family);
          if (known != null) {
            known.lines().putAll(family.lines());
          }
        });
  }

  String text() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (name, family) -> {
          text.append("# HELP ").append(name).append(' ').append(escape(family.help()));
          text.append("\n# TYPE ").append(name).append(' ').append(family.type()).append('\n');
          family
              .lines()
              .forEach(
                  (labels, value) ->
                      text.append(name).append(labels).append(' ').append(value).append('\n'));
        });
    return text.toString();
  }

  private static String labels(String... labels) {
    if (labels.length == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < labels.length; i += 2) {
      if (!NAME.matcher(labels[i]).matches()) {
        throw new IllegalArgumentException("bad label " + labels[i]);
      }
      text.append(i == 0 ? "" : ",").append(labels[i]).append("=\"");
      text.append(escape(labels[i + 1]).replace("\"", "\\\"")).append('"');
    }
    return text.append('}').toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
