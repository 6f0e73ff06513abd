package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What the door goes by. It is there before the service that reads configuration, so it reads its
 * file itself.
 *
 * @param certificates folder of the pinned certificates
 * @param ownFolders where the distribution's own bundles lie
 * @param moduleImports packages a module may import; with a mark in front, may not
 * @param providerImports packages a provider may import
 */
record Settings(
    Path certificates,
    List<Path> ownFolders,
    List<String> moduleImports,
    List<String> providerImports,
    Limits limits) {
  private static final List<String> FOR_ALL =
      List.of("java.", "javax.crypto", "javax.crypto.", "org.slf4j", "org.jspecify.");
  private static final List<String> FOR_PROVIDERS =
      List.of("org.wellbundle.api.provider", "org.wellbundle.api.measurement");
  private static final List<String> FOR_MODULES =
      List.of(
          "org.wellbundle.api.",
          "!org.wellbundle.platform.promotion",
          "!org.wellbundle.platform.database.owner",
          "org.wellbundle.platform.",
          "jakarta.ws.rs",
          "jakarta.ws.rs.",
          "jakarta.persistence",
          "jakarta.persistence.",
          "com.fasterxml.jackson.",
          "javax.sql",
          "org.osgi.framework",
          "org.osgi.service.component",
          "org.osgi.util.tracker");

  Settings {
    ownFolders = List.copyOf(ownFolders);
    moduleImports = List.copyOf(moduleImports);
    providerImports = List.copyOf(providerImports);
  }

  /** Of a distribution in {@code home} with its configuration in {@code etc}. */
  static Settings of(Path home, Path etc) {
    Properties file = read(etc.resolve("org.wellbundle.operations.trust.cfg"));
    List<String> more =
        Arrays.stream(file.getProperty("allowedImports", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return new Settings(
        etc.resolve("trust"),
        List.of(home.resolve("system"), home.resolve("demo/bundles")),
        joined(FOR_ALL, FOR_MODULES, more),
        joined(FOR_ALL, FOR_PROVIDERS),
        Limits.STANDARD);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }
}
