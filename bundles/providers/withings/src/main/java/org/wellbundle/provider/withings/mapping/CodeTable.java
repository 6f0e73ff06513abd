package org.wellbundle.provider.withings.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.wellbundle.api.provider.Json;

/** Names of numeric vendor codes, from a properties file beside this class. */
final class CodeTable {
  private final Map<Long, String> names = new HashMap<>();

  CodeTable(String resource) {
    Properties table = new Properties();
    try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.stringPropertyNames().forEach(k -> names.put(Long.valueOf(k), table.getProperty(k)));
  }

  Optional<String> name(Json code) {
    return code.wholeNumber().isPresent()
        ? Optional.ofNullable(names.get(code.wholeNumber().getAsLong()))
        : Optional.empty();
  }
}
