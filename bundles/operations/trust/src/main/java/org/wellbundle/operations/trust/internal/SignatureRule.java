package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Every file of a bundle is signed by one whose certificate is pinned, and none was changed. */
final class SignatureRule {
  /** What makes the signature itself, and is not covered by it. */
  private static final Pattern OF_SIGNATURE =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)", Pattern.CASE_INSENSITIVE);

  private static final String HOW =
      " Sign it: jarsigner -keystore KEYSTORE BUNDLE.jar ALIAS; the certificate belongs into"
          + " etc/trust.";

  private final PinnedCertificates pinned;

  SignatureRule(PinnedCertificates pinned) {
    this.pinned = pinned;
  }

  /** Returns whose signature it is. */
  String check(Path file) throws IOException, RefusedException {
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      String signer = "";
      for (JarEntry entry : Collections.list(jar.entries())) {
        read(jar, entry);
        if (!entry.isDirectory() && !OF_SIGNATURE.matcher(entry.getName()).matches()) {
          signer = signer(entry);
        }
      }
      if (signer.isEmpty()) {
        throw new RefusedException("trust.unsigned", "The bundle has nothing in it." + HOW);
      }
      return signer;
    } catch (SecurityException e) {
      throw new RefusedException(
          "trust.altered",
          "The bundle was changed after it was signed ("
              + Texts.printable(String.valueOf(e.getMessage()))
              + "). Take it from its source again.");
    }
  }

  /** To the end: the digest is compared there. */
  private static void read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private String signer(JarEntry entry) throws RefusedException {
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers == null || signers.length == 0) {
      throw new RefusedException(
          "trust.unsigned",
          "Its file " + Texts.printable(entry.getName()) + " isn't signed." + HOW);
    }
    for (CodeSigner signer : signers) {
      List<? extends Certificate> path = signer.getSignerCertPath().getCertificates();
      Optional<String> name = pinned.nameOf(path.get(0));
      if (name.isPresent()) {
        return name.get();
      }
    }
    throw new RefusedException(
        "trust.unknown-signer",
        "The bundle is signed, but by nobody whose certificate lies in etc/trust."
            + " If you trust the signer, put the certificate there.");
  }
}
