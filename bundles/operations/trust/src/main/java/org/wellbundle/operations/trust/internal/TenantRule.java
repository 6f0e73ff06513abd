package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * A tenant's bundle is data and needs nobody's signature, as long as it really is only data: the
 * folder it is made from may be dropped by every operator, too.
 */
final class TenantRule {
  private static final Pattern DATA =
      Pattern.compile(
          "(tenant\\.yaml|(branding|texts)/[A-Za-z0-9._-]*|META-INF/([A-Za-z0-9._-]+|maven/.*)?)");

  private static final List<String> NOT_DATA =
      List.of(
          "Bundle-Activator",
          "Bundle-ClassPath",
          "Bundle-NativeCode",
          "Export-Package",
          "Service-Component",
          "Import-Service",
          "Launcher-Agent-Class");

  private TenantRule() {}

  static boolean claims(Attributes manifest) {
    String capabilities = manifest.getValue("Provide-Capability");
    return capabilities != null && capabilities.contains("wellbundle.tenant");
  }

  static boolean isData(Path file, Attributes manifest) throws IOException {
    if (NOT_DATA.stream().anyMatch(header -> manifest.getValue(header) != null)) {
      return false;
    }
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      return Collections.list(jar.entries()).stream()
          .filter(entry -> !entry.isDirectory())
          .map(JarEntry::getName)
          .allMatch(name -> DATA.matcher(name).matches() && !name.endsWith(".class"));
    }
  }
}
