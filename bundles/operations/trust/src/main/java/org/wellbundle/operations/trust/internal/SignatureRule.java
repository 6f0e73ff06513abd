package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private SignatureRule() {}

  /** Returns whose signatures are on it, whoever they are. */
  static Contents.Signed read(Path file) throws IOException, RefusedException {
    Set<Set<Certificate>> all = new LinkedHashSet<>();
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        digest(jar, entry);
        if (!entry.isDirectory() && !OF_SIGNATURE.matcher(entry.getName()).matches()) {
          all.add(signers(entry));
        }
      }
    } catch (SecurityException e) {
      throw new RefusedException(
          "trust.altered",
          "The bundle was changed after it was signed ("
              + Texts.printable(String.valueOf(e.getMessage()))
              + "). Take it from its source again.");
    }
    if (all.isEmpty()) {
      throw new RefusedException("trust.unsigned", "The bundle has nothing in it." + HOW);
    }
    return new Contents.Signed(new ArrayList<>(all));
  }

  /** To the end: the digest is compared there. */
  private static void digest(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Set<Certificate> signers(JarEntry entry) throws RefusedException {
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers == null || signers.length == 0) {
      throw new RefusedException(
          "trust.unsigned",
          "Its file " + Texts.printable(entry.getName()) + " isn't signed." + HOW);
    }
    Set<Certificate> certificates = new HashSet<>();
    for (CodeSigner signer : signers) {
      List<? extends Certificate> path = signer.getSignerCertPath().getCertificates();
      certificates.add(path.get(0));
    }
    return certificates;
  }

  /** File name of a certificate we trust that stands behind the bundle. */
  static String voucher(Contents.Signed signed, PinnedCertificates pinned) throws RefusedException {
    Map<Certificate, String> trusted = pinned.read();
    String name = "";
    for (Set<Certificate> signers : signed.signers()) {
      Optional<Certificate> known = signers.stream().filter(trusted::containsKey).findFirst();
      name =
          known
              .map(trusted::get)
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "trust.unknown-signer",
                          "The bundle is signed, but by nobody whose certificate lies in etc/trust."
                              + " If you trust the signer, put the certificate there."));
    }
    return name;
  }
}
