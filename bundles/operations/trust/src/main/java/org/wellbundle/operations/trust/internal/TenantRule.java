package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * A tenant's bundle is data and needs nobody's signature, as long as it really is only data: the
 * folder it is made from may be dropped by every operator, too. So it is said what a tenant has,
 * not what it mustn't have.
 */
final class TenantRule {
  private static final Pattern DATA =
      Pattern.compile(
          "tenant\\.yaml|(branding|texts)/[A-Za-z0-9._-]+|META-INF/("
              + "MANIFEST\\.MF|(LICENSE|NOTICE)(\\.(txt|md))?"
              + "|maven/[^/]+/[^/]+/pom\\.(xml|properties))");

  private static final Pattern CODE = Pattern.compile(".*\\.(class|jar)", Pattern.CASE_INSENSITIVE);

  /** Headers that only describe; build tools write them. */
  private static final Pattern HEADERS =
      Pattern.compile(
          "Manifest-Version|Archiver-Version|Created-By|Originally-Created-By|Built-By|Build-Jdk"
              + "|Build-Jdk-Spec|Bnd-LastModified|Tool|Private-Package|Include-Resource"
              + "|(Implementation|Specification)-(Title|Version|Vendor|Vendor-Id|URL)"
              + "|Bundle-(ManifestVersion|SymbolicName|Version|Name|Description|Vendor|Copyright"
              + "|License|DocURL|ContactAddress|Developers|SCM|Category)|Provide-Capability",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CAPABILITY =
      Pattern.compile(
          "\\s*wellbundle\\.tenant\\s*;\\s*id(:String)?\\s*=\\s*(\"[A-Za-z0-9._-]+\""
              + "|[A-Za-z0-9._-]+)\\s*");

  private TenantRule() {}

  static boolean isData(Path file, Attributes manifest) throws IOException {
    if (!isData(manifest)) {
      return false;
    }
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      return Collections.list(jar.entries()).stream()
          .filter(entry -> !entry.isDirectory())
          .map(JarEntry::getName)
          .allMatch(name -> DATA.matcher(name).matches() && !CODE.matcher(name).matches());
    }
  }

  /** True for a manifest that makes a bundle a tenant, and nothing else. */
  static boolean isData(Attributes manifest) {
    String capabilities = manifest.getValue("Provide-Capability");
    return capabilities != null
        && CAPABILITY.matcher(capabilities).matches()
        && manifest.keySet().stream().allMatch(name -> HEADERS.matcher(name.toString()).matches());
  }
}
