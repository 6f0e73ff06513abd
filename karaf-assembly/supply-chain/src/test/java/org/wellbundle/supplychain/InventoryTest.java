package org.wellbundle.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  private static final String OURS =
      "groupId=org.wellbundle\nartifactId=org.wellbundle.platform.x\nversion=1";
  private static final String THEIRS = "groupId=org.other\nartifactId=core\nversion=2.1";
  private static final String OUR_PLACE = "system/org/wellbundle/platform.x/1/platform.x-1.jar";

  @TempDir Path assembly;

  @Test
  void findsAJarByItsPlace() throws IOException {
    jar("system/org/silent/lib/3.2/lib-3.2.jar", "", Map.of("org/silent/A.class", ""));

    assertThat(stock().components()).containsOnlyKeys(new Component("org.silent", "lib", "3.2"));
  }

  @Test
  void findsJarsInsideOurBundles() throws IOException {
    byte[] inner = bytes("", Map.of("META-INF/maven/org.other/core/pom.properties", THEIRS));
    jar(OUR_PLACE, "", Map.of("META-INF/maven/a/b/pom.properties", OURS, "lib/core.jar", inner));

    assertThat(stock().components()).containsOnlyKeys(new Component("org.other", "core", "2.1"));
    assertThat(stock().undeclared()).isEmpty();
  }

  @Test
  void believesTheHeader() throws IOException {
    jar(
        OUR_PLACE,
        "org.other:core:2.1, org.more:x:1",
        Map.of("META-INF/maven/a/b/pom.properties", OURS, "org/other/A.class", ""));

    assertThat(stock().components())
        .containsOnlyKeys(
            new Component("org.more", "x", "1"), new Component("org.other", "core", "2.1"));
  }

  @Test
  void tellsOfForeignCodeThatNothingNames() throws IOException {
    jar(OUR_PLACE, "", Map.of("META-INF/maven/a/b/pom.properties", OURS, "org/other/A.class", ""));

    assertThat(stock().undeclared()).containsExactly(OUR_PLACE);
  }

  private Inventory stock() throws IOException {
    Files.createDirectories(assembly.resolve("system"));
    return Inventory.of(assembly);
  }

  private void jar(String place, String embeds, Map<String, Object> entries) throws IOException {
    Path file = assembly.resolve(place);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes(embeds, entries));
    }
  }

  private static byte[] bytes(String embeds, Map<String, ?> entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!embeds.isEmpty()) {
      manifest.getMainAttributes().putValue("Wellbundle-Embeds", embeds);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, ?> entry : new LinkedHashMap<>(entries).entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(
            entry.getValue() instanceof byte[] content
                ? content
                : entry.getValue().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
