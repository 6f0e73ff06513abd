package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.wellbundle.operations.trust.Verdict;

/** All rules for one jar, the cheap and protective ones first. */
final class Rules {
  private final OwnFiles own;
  private final SizeRule size;
  private final ManifestRule modules;
  private final ManifestRule providers;
  private final SignatureRule signature;

  Rules(Settings settings) {
    this.own = new OwnFiles(settings.ownFolders());
    this.size = new SizeRule(settings.limits());
    this.modules = new ManifestRule(settings.moduleImports());
    this.providers = new ManifestRule(settings.providerImports());
    this.signature = new SignatureRule(new PinnedCertificates(settings.certificates()));
  }

  Verdict judge(Path jar) {
    try {
      if (own.contains(jar)) {
        return Verdict.let("part of the distribution");
      }
      size.check(jar);
      Attributes manifest = manifest(jar);
      if (TenantRule.claims(manifest) && TenantRule.isData(jar, manifest)) {
        imports(manifest).check(manifest);
        return Verdict.let("a tenant's data, without code");
      }
      imports(manifest).check(manifest);
      return Verdict.let("signed, see etc/trust/" + signature.check(jar));
    } catch (RefusedException e) {
      return e.verdict();
    } catch (IOException e) {
      return Verdict.refuse(
          "trust.unreadable",
          "The file is no complete jar ("
              + Texts.printable(String.valueOf(e.getMessage()))
              + "). Copy it again.");
    }
  }

  private ManifestRule imports(Attributes manifest) {
    String capabilities = manifest.getValue("Provide-Capability");
    return capabilities != null && capabilities.contains("org.wellbundle.provider")
        ? providers
        : modules;
  }

  private static Attributes manifest(Path file) throws IOException, RefusedException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null
          || manifest.getMainAttributes().getValue("Bundle-SymbolicName") == null) {
        throw new RefusedException(
            "trust.no-bundle", "The jar is no bundle: its manifest has no Bundle-SymbolicName.");
      }
      return manifest.getMainAttributes();
    }
  }
}
