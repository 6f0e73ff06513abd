package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  Path sign(Path jar) {
    run("jarsigner -keystore " + store + " -storepass " + PASSWORD + " " + jar + " me");
    return jar;
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
