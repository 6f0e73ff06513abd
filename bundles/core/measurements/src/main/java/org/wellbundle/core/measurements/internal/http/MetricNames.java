package org.wellbundle.core.measurements.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.wellbundle.api.measurement.Metric;

/** Names of metrics in a language. */
final class MetricNames {
  private static final Map<String, MetricNames> LANGUAGES =
      Map.of("en", read("en"), "de", read("de"));

  private final Properties names;

  private MetricNames(Properties names) {
    this.names = names;
  }

  /** In a language, or English where it has no names. */
  static MetricNames in(Locale locale) {
    MetricNames names = LANGUAGES.get(locale.getLanguage());
    return names == null ? read("en") : names;
  }

  String of(Metric metric) {
    return names.getProperty(metric.key(), metric.key());
  }

  private static MetricNames read(String language) {
    String path = "/texts/metrics." + language + ".properties";
    try (InputStream in = MetricNames.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path);
      }
      Properties names = new Properties();
      names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new MetricNames(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
