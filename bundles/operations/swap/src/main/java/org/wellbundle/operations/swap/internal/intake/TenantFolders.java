package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;
import org.wellbundle.operations.swap.internal.engine.Artifact;

/** A tenant's folder or zip file in the deploy folder, made into the bundle it stands for. */
final class TenantFolders {
  private static final String DEFINITION = "tenant.yaml";
  private static final int LOOKED_AT = 200;

  private TenantFolders() {}

  static boolean isOne(File artifact) {
    if (artifact.isDirectory()) {
      return new File(artifact, DEFINITION).isFile()
          && !new File(artifact, "META-INF/MANIFEST.MF").exists();
    }
    return isArchive(artifact) && holdsTenant(artifact);
  }

  /** The deploy folder shows a folder in it as a jar, at first. */
  private static boolean isArchive(File artifact) {
    String name = artifact.getName();
    return name.endsWith(".zip")
        || (name.endsWith(".jar") && Artifact.read(artifact.toPath(), "").isEmpty());
  }

  private static boolean holdsTenant(File artifact) {
    try (ZipFile zip = new ZipFile(artifact)) {
      return zip.stream()
          .limit(LOOKED_AT)
          .anyMatch(entry -> entry.getName().matches("([^/]+/)?tenant\\.yaml"));
    } catch (IOException e) {
      return false; // still being copied, or no archive at all
    }
  }

  /**
   * Writes the bundle into a temporary file. The tenancy, which knows what a tenant is, answers the
   * address {@code tenant:}.
   */
  static Path bundle(File artifact) throws IOException {
    Path jar = Files.createTempFile("wellbundle-tenant", ".jar");
    try (InputStream in = new URL("tenant:" + artifact.toURI()).openStream()) {
      Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
      return jar;
    } catch (IOException e) {
      Files.deleteIfExists(jar);
      throw e;
    }
  }
}
