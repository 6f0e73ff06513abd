package org.wellbundle.supplychain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What a jar says of its parts: Maven's {@code pom.properties}, jars inside it, and the header
 * {@code Wellbundle-Embeds} for parts that say nothing of themselves.
 */
final class JarContent {
  private static final String EMBEDS = "Wellbundle-Embeds";

  private final List<Component> described = new ArrayList<>();
  private final List<Component> declared = new ArrayList<>();
  private boolean foreignContent;

  private JarContent() {}

  static JarContent read(InputStream in) throws IOException {
    JarContent content = new JarContent();
    try (JarInputStream jar = new JarInputStream(in)) {
      content.readDeclared(jar.getManifest());
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        content.readEntry(entry.getName(), jar);
      }
    }
    return content;
  }

  private void readDeclared(@Nullable Manifest manifest) {
    String embeds = manifest == null ? null : manifest.getMainAttributes().getValue(EMBEDS);
    if (embeds != null) {
      Arrays.stream(embeds.split(",")).map(Component::parse).forEach(declared::add);
    }
  }

  private void readEntry(String name, InputStream in) throws IOException {
    if (name.endsWith("/pom.properties") && name.startsWith("META-INF/maven/")) {
      described.add(coordinates(in));
    } else if (name.endsWith(".jar")) {
      foreignContent = true;
      described.addAll(read(copy(in)).described);
    } else if (name.endsWith(".txz")
        || (name.endsWith(".class") && !name.contains("org/wellbundle/"))) {
      foreignContent = true;
    }
  }

  private static Component coordinates(InputStream in) throws IOException {
    Properties properties = new Properties();
    properties.load(copy(in));
    return new Component(
        properties.getProperty("groupId", "unknown"),
        properties.getProperty("artifactId", "unknown"),
        properties.getProperty("version", "unknown"));
  }

  private static InputStream copy(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** True for a bundle of ours that holds others' code without a word about it. */
  boolean foreignContentUnnamed() {
    boolean ours = described.stream().anyMatch(Component::ours);
    return ours && foreignContent && all().stream().allMatch(Component::ours);
  }

  /**
   * @param place coordinates by the file's place, for jars that say nothing of themselves
   */
  SortedSet<Component> components(Optional<Component> place) {
    SortedSet<Component> components = all();
    place.ifPresent(components::add);
    return components;
  }

  private SortedSet<Component> all() {
    SortedSet<Component> all = new TreeSet<>(described);
    all.addAll(declared);
    return all;
  }
}
