package org.wellbundle.core.tenancy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantBundleTest {
  private static final String YAML = "id: tiny\nnames: {en: Tiny}\nhosts: [tiny.example]\n";
  private static final String COLOURS = "accent: '#00f'\n";

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void writeFolder() throws IOException {
    folder = Files.createDirectories(home.resolve("tiny folder"));
    Files.createDirectories(folder.resolve("branding"));
    Files.writeString(folder.resolve("tenant.yaml"), YAML);
    Files.writeString(folder.resolve("branding/colours.yaml"), COLOURS);
    Files.writeString(folder.resolve("notes.txt"), "not for the portal");
  }

  @Test
  void aFolderBecomesABundleWithTheTenantsCapability() throws IOException {
    byte[] bytes = TenantBundle.of(TenantUrlHandler.content("tenant:" + folder.toUri()));

    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"))
          .isEqualTo("org.wellbundle.tenant.tiny");
      assertThat(jar.getManifest().getMainAttributes().getValue("Provide-Capability"))
          .isEqualTo("wellbundle.tenant;id=tiny");
      assertThat(jar.getNextEntry().getName()).isEqualTo("branding/colours.yaml");
      assertThat(jar.getNextEntry().getName()).isEqualTo("tenant.yaml");
      assertThat(jar.getNextEntry()).isNull();
    }
    assertThat(TenantBundle.of(FolderContent.ofFolder(folder))).isEqualTo(bytes);
  }

  @Test
  void aZipOfTheFolderGivesTheSameBundle() throws IOException {
    Path zip = zip("tiny/tenant.yaml", YAML, "tiny/branding/colours.yaml", COLOURS);

    assertThat(TenantBundle.of(TenantUrlHandler.content("tenant:" + zip.toUri())))
        .isEqualTo(TenantBundle.of(FolderContent.ofFolder(folder)));
  }

  @Test
  void aBrokenFolderIsRefusedWithFileAndLine() throws IOException {
    Files.writeString(folder.resolve("tenant.yaml"), YAML + "colour: red\n");

    assertThatThrownBy(() -> TenantBundle.of(FolderContent.ofFolder(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tenant.yaml, line 4: unknown key \"colour\"");
  }

  @Test
  void anArchiveThatLeavesItsFolderOrIsTooLongGetsNowhere() throws IOException {
    Path outside = zip("../../tenant.yaml", YAML, "branding/colours.yaml", COLOURS);
    Path huge = zip("tenant.yaml", "#".repeat(600_000), "branding/colours.yaml", COLOURS);

    assertThatThrownBy(() -> TenantBundle.of(TenantUrlHandler.content("tenant:" + outside.toUri())))
        .hasMessageContaining("there is no tenant.yaml");
    assertThatThrownBy(() -> TenantUrlHandler.content("tenant:" + huge.toUri()))
        .hasMessageContaining("tenant.yaml is longer than");
  }

  @Test
  void theDeployFolderHandsOverTenantsOnly() throws IOException {
    TenantTransformer transformer = new TenantTransformer(new TenantUrlHandler());
    Path zip = zip("tiny/tenant.yaml", YAML, "tiny/branding/colours.yaml", COLOURS);
    Path other = zip("readme.txt", "", "a/b/tenant.yaml", YAML);
    Path half = Files.write(home.resolve("half.zip"), new byte[] {'P', 'K', 3, 4, 0});
    Path exploded = Files.createDirectories(home.resolve("exploded/META-INF")).getParent();
    Files.writeString(exploded.resolve("tenant.yaml"), YAML);
    Files.writeString(exploded.resolve("META-INF/MANIFEST.MF"), "");

    assertThat(transformer.canHandle(folder.toFile())).isTrue();
    assertThat(transformer.canHandle(zip.toFile())).isTrue();
    assertThat(transformer.canHandle(other.toFile())).isFalse();
    assertThat(transformer.canHandle(half.toFile())).isFalse();
    assertThat(transformer.canHandle(exploded.toFile())).isFalse();
    assertThat(transformer.canHandle(home.toFile())).isFalse();
  }

  private Path zip(String name, String content, String otherName, String other) throws IOException {
    Path file = Files.createTempFile(home, "tenant", ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(otherName));
      zip.write(other.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
