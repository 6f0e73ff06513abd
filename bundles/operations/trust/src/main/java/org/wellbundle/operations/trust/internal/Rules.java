package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.trust.Verdict;

/** All rules for one jar, the cheap and protective ones first. */
final class Rules {
  private final OwnFiles own;
  private final SizeRule size;
  private final ArchiveRule archive;
  private final ManifestRule modules;
  private final ManifestRule providers;
  private final PinnedCertificates pinned;
  private final Remembered remembered = new Remembered();

  Rules(Settings settings) {
    this.own = new OwnFiles(settings.ownFolders());
    this.size = new SizeRule(settings.limits());
    this.archive = new ArchiveRule(settings.limits());
    this.modules = new ManifestRule(settings.moduleImports());
    this.providers = new ManifestRule(settings.providerImports());
    this.pinned = new PinnedCertificates(settings.certificates());
  }

  Verdict judge(Path jar) {
    return judge(jar, null);
  }

  /**
   * A bundle that is installed: what the framework made of its manifest has to keep the rules, too.
   *
   * @param framework headers as the framework has them
   */
  Verdict judge(Path jar, @Nullable Dictionary<String, String> framework) {
    try {
      if (own.contains(jar)) {
        return Verdict.let("part of the distribution");
      }
      Contents contents = remembered.of(jar, this::look);
      Verdict verdict = verdict(contents);
      if (verdict.trusted() && framework != null) {
        compare(contents, attributes(framework));
      }
      return verdict;
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

  private void compare(Contents contents, Attributes framework) throws RefusedException {
    imports(framework).check(framework);
    if (contents instanceof Contents.Data && !TenantRule.isData(framework)) {
      throw otherManifest();
    }
  }

  private static Attributes attributes(Dictionary<String, String> framework)
      throws RefusedException {
    Attributes attributes = new Attributes();
    try {
      Collections.list(framework.keys())
          .forEach(name -> attributes.putValue(name, framework.get(name)));
    } catch (IllegalArgumentException e) {
      throw otherManifest();
    }
    return attributes;
  }

  private static RefusedException otherManifest() {
    return new RefusedException(
        "trust.ambiguous",
        "The jar can be read in two ways: the framework finds another manifest in it than the"
            + " door. Build it anew with a usual tool.");
  }

  private Contents look(Path jar) throws IOException {
    try {
      size.check(jar);
      archive.check(jar);
      Attributes manifest = manifest(jar);
      imports(manifest).check(manifest);
      return TenantRule.isData(jar, manifest) ? new Contents.Data() : SignatureRule.read(jar);
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
