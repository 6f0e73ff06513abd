package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.wellbundle.operations.swap.ModuleView.Kind;

/**
 * A jar with a module, a provider or a tenant in it.
 *
 * @param id of its capability
 */
public record Artifact(
    Path jar, String hash, String symbolicName, Version version, Kind kind, String id) {
  private static final Map<Kind, Pattern> CAPABILITIES = capabilities();

  private static Map<Kind, Pattern> capabilities() {
    Map<Kind, Pattern> patterns = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      patterns.put(kind, capability(kind));
    }
    return patterns;
  }

  private static Pattern capability(Kind kind) {
    return Pattern.compile(
        "(?:^|,)\\s*"
            + Pattern.quote(kind.namespace())
            + "\\s*;\\s*id(?::String)?\\s*=\\s*\"?([A-Za-z0-9._-]+)");
  }

  /** Empty when the jar is none of ours, or can't be read. */
  public static Optional<Artifact> read(Path jar, String hash) {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      return manifest == null ? Optional.empty() : of(jar, hash, manifest.getMainAttributes());
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<Artifact> of(Path jar, String hash, Attributes manifest) {
    String name = manifest.getValue("Bundle-SymbolicName");
    String capabilities = manifest.getValue("Provide-Capability");
    if (name == null || capabilities == null) {
      return Optional.empty();
    }
    for (Map.Entry<Kind, Pattern> each : CAPABILITIES.entrySet()) {
      Matcher matcher = each.getValue().matcher(capabilities);
      if (matcher.find()) {
        return Optional.of(
            new Artifact(
                jar,
                hash,
                name.split(";", 2)[0].strip(),
                Version.parseVersion(manifest.getValue("Bundle-Version")),
                each.getKey(),
                matcher.group(1)));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return symbolicName + " " + version;
  }
}
