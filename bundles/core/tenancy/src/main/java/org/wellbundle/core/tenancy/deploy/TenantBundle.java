package org.wellbundle.core.tenancy.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.wellbundle.core.tenancy.definition.Reading;
import org.wellbundle.core.tenancy.definition.TenantReader;

/** Makes the content-only bundle of a tenant's folder. The same folder gives the same bytes. */
final class TenantBundle {
  /** Two of one version can't be installed side by side, so the content counts as well. */
  private static final String VERSION = "1.0.0.";

  private static final LocalDateTime EPOCH = LocalDateTime.of(2026, 1, 1, 0, 0);

  private TenantBundle() {}

  /** Refuses a folder that no portal can be opened with, with a sentence naming file and line. */
  static byte[] of(FolderContent content) throws IOException {
    Reading reading = TenantReader.read(content);
    if (reading instanceof Reading.Accepted accepted) {
      return jar(accepted.definition().key(), content.files());
    }
    if (reading instanceof Reading.Refused refused) {
      throw new IOException("not a tenant: " + refused.sentence());
    }
    throw new IllegalStateException("no such reading: " + reading);
  }

  private static byte[] jar(String key, Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      put(jar, "META-INF/MANIFEST.MF", manifest(key, fingerprint(files)));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        put(jar, file.getKey(), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String fingerprint(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] manifest(String key, String fingerprint) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.wellbundle.tenant." + key);
    main.putValue("Bundle-Version", VERSION + fingerprint);
    main.putValue("Provide-Capability", "wellbundle.tenant;id=" + key);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
