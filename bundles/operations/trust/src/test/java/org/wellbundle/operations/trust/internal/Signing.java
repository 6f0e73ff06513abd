package org.wellbundle.operations.trust.internal;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A key, and the JDK's own tools to use it. */
final class Signing {
  private static final String PASSWORD = "test-4711";

  private final String store;

  Signing(Path folder, String name) {
    store = folder.resolve(name + ".p12").toString();
    run(
        "keytool -genkeypair -alias me -keyalg EC -groupname secp256r1 -dname CN="
            + name
            + " -keystore "
            + store
            + " -storepass "
            + PASSWORD);
  }

  void exportTo(Path certificate) {
    run(
        "keytool -exportcert -rfc -alias me -keystore "
            + store
            + " -storepass "
            + PASSWORD
            + " -file "
            + certificate);
  }

  /** In place. A process for each jar takes longer than what is tested. */
  Path sign(Path jar) {
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try {
      try (ZipFile plain = new ZipFile(jar.toFile());
          OutputStream to = Files.newOutputStream(signed)) {
        new JarSigner.Builder(key()).signerName("ME").build().sign(plain, to);
      }
      return Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyStore.PrivateKeyEntry key() {
    char[] password = PASSWORD.toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance(new File(store), password);
      return (KeyStore.PrivateKeyEntry)
          keys.getEntry("me", new KeyStore.PasswordProtection(password));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String line) {
    List<String> command = new ArrayList<>(List.of(line.split(" ")));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", command.get(0)).toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
