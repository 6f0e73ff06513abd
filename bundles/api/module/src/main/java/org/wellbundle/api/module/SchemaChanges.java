package org.wellbundle.api.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Schema changes of a bundle: its own PostgreSQL schema and the steps that build it, in order.
 * Register it as a service; the platform applies what is missing once per cluster and then
 * registers a {@code SchemaReady} service with the schema's name. A step never changes once
 * shipped.
 */
public record SchemaChanges(String schema, List<Step> steps) {
  public SchemaChanges {
    steps = List.copyOf(steps);
    if (!schema.matches("[a-z][a-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("bad schema name " + schema);
    }
  }

  /** One script, run in one transaction with the schema as search path. */
  public record Step(String name, String sql) {}

  /**
   * Reads scripts that lie in {@code db/} beside nothing else, from the class path of {@code
   * anchor}.
   */
  public static SchemaChanges of(String schema, Class<?> anchor, String... scripts) {
    List<Step> steps = new ArrayList<>();
    for (String script : scripts) {
      steps.add(new Step(script, read(anchor, "/db/" + script)));
    }
    return new SchemaChanges(schema, steps);
  }

  private static String read(Class<?> anchor, String path) {
    try (InputStream in = anchor.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + path + " beside " + anchor.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
