package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates in a folder, read anew each time something is to be decided: laying one there or
 * taking it away works at once. The very certificate is pinned, not who issued it.
 */
final class PinnedCertificates {
  private static final Logger LOG = LoggerFactory.getLogger(PinnedCertificates.class);

  private final Path folder;

  PinnedCertificates(Path folder) {
    this.folder = folder;
  }

  /** Each with the name of its file. */
  Map<Certificate, String> read() {
    Map<Certificate, String> pinned = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return pinned;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(PinnedCertificates::isCertificate).toList()) {
        read(file, pinned);
      }
    } catch (IOException e) {
      LOG.error("the folder of trusted certificates can't be read: {}", folder, e);
    }
    return pinned;
  }

  private static void read(Path file, Map<Certificate, String> pinned) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        pinned.put(each, String.valueOf(file.getFileName()));
      }
    } catch (CertificateException e) {
      LOG.error("no certificate: {}", file);
    }
  }

  private static boolean isCertificate(Path file) {
    return String.valueOf(file.getFileName()).matches(".+\\.(pem|crt|cer)");
  }
}
