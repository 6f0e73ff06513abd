package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
  private final PinnedCertificates pinned;
  private final Remembered remembered = new Remembered();

  Rules(Settings settings) {
    this.own = new OwnFiles(settings.ownFolders());
    this.size = new SizeRule(settings.limits());
    this.modules = new ManifestRule(settings.moduleImports());
    this.providers = new ManifestRule(settings.providerImports());
    this.pinned = new PinnedCertificates(settings.certificates());
  }

  Verdict judge(Path jar) {
    try {
      if (own.contains(jar)) {
        return Verdict.let("part of the distribution");
      }
      return verdict(contents(jar));
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

  /** Whom we trust is asked each time: certificates come and go. */
  private Verdict verdict(Contents contents) throws RefusedException {
    if (contents instanceof Contents.Refused refused) {
      return refused.verdict();
    }
    if (contents instanceof Contents.Signed signed) {
      return Verdict.let("signed, see etc/trust/" + SignatureRule.voucher(signed, pinned));
    }
    return Verdict.let("a tenant's data, without code");
  }

  /** Looked at once for the same bytes, and only believed if they stayed the same meanwhile. */
  private Contents contents(Path jar) throws IOException, RefusedException {
    Fingerprint bytes = Fingerprint.of(jar);
    Optional<Contents> known = remembered.find(bytes);
    if (known.isPresent()) {
      return known.get();
    }
    Contents fresh = look(jar);
    if (!Fingerprint.of(jar).equals(bytes)) {
      throw new RefusedException(
          "trust.unreadable", "The file changed while it was looked at. Copy it again.");
    }
    remembered.note(bytes, fresh);
    return fresh;
  }

  private Contents look(Path jar) throws IOException {
    try {
      size.check(jar);
      Attributes manifest = manifest(jar);
      imports(manifest).check(manifest);
      return TenantRule.claims(manifest) && TenantRule.isData(jar, manifest)
          ? new Contents.Data()
          : SignatureRule.read(jar);
    } catch (RefusedException e) {
      return new Contents.Refused(e.verdict());
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
