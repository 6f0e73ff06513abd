package org.wellbundle.operations.swap.internal.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars of {@link MadeUpModule} with any headers. */
public final class Jars {
  public static final String NAME = "org.example.steps";

  private final Path folder;
  private int count;

  public Jars(Path folder) {
    this.folder = folder;
  }

  public Path module(String version) {
    return module(version, Map.of());
  }

  /** Headers with an empty value are left out. */
  public Path module(String version, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", NAME);
    all.put("Bundle-Version", version);
    all.put("Bundle-Activator", MadeUpModule.class.getName());
    all.put("Import-Package", "org.osgi.framework,org.wellbundle.api.module");
    all.put("Provide-Capability", "org.wellbundle.module;id=steps");
    all.put("Test-Roots", "steps");
    all.putAll(headers);
    return jar(all);
  }

  /** An employer's portal: data only, always of the same version. */
  public Path tenant(String key, String logo) {
    return jar(
        Map.of(
            "Bundle-ManifestVersion",
            "2",
            "Bundle-SymbolicName",
            "org.wellbundle.tenant." + key,
            "Bundle-Version",
            "1.0.0",
            "Test-Logo",
            logo,
            "Provide-Capability",
            "wellbundle.tenant;id=" + key));
  }

  public Path jar(Map<String, String> headers) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            manifest.getMainAttributes().putValue(name, value);
          }
        });
    Path jar = folder.resolve("jar-" + count++ + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      put(out, MadeUpModule.class.getName());
      for (int i = 1; i <= 2; i++) {
        put(out, MadeUpModule.class.getName() + "$" + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void put(JarOutputStream out, String type) throws IOException {
    String path = type.replace('.', '/') + ".class";
    out.putNextEntry(new ZipEntry(path));
    try (InputStream in = Jars.class.getClassLoader().getResourceAsStream(path)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }
}
