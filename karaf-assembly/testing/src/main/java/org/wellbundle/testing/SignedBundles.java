package org.wellbundle.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signs bundles with a key of its own, and changes them as a vendor's next release would. */
public final class SignedBundles {
  private static final String PASSWORD = "test-4711";

  private final Path folder;
  private final Path store;

  /** Makes a key in the folder. */
  public SignedBundles(Path folder) {
    try {
      this.folder = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.store = folder.resolve("key.p12");
    if (!Files.exists(store)) {
      run(
          "keytool",
          "-genkeypair",
          "-alias",
          "signer",
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=Signer of tests",
          "-validity",
          "3650",
          "-keystore",
          store.toString(),
          "-storepass",
          PASSWORD);
    }
  }

  /** Makes a node let in what this key signed. */
  public SignedBundles trustedBy(Node node) {
    exportTo(node.home().resolve("etc/trust/tests.pem"));
    return this;
  }

  /** Writes the certificate. */
  public void exportTo(Path certificate) {
    run(
        "keytool",
        "-exportcert",
        "-rfc",
        "-alias",
        "signer",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD,
        "-file",
        certificate.toString());
  }

  /** Signs a jar in place. */
  public Path sign(Path jar) {
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try {
      try (ZipFile plain = new ZipFile(jar.toFile());
          OutputStream to = Files.newOutputStream(signed)) {
        new JarSigner.Builder(key()).signerName("SIGNER").build().sign(plain, to);
      }
      return Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyStore.PrivateKeyEntry key() {
    KeyStore.ProtectionParameter password = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return (KeyStore.PrivateKeyEntry) keys.getEntry("signer", password);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bundle in another version, signed. */
  public Path release(Path bundle, String version) {
    return sign(rebuilt(bundle, Map.of("Bundle-Version", version), Map.of(), version));
  }

  /** A copy with other headers and further files, not signed. */
  public Path rebuilt(
      Path bundle, Map<String, String> headers, Map<String, byte[]> more, String name) {
    String file = String.valueOf(bundle.getFileName()).replace(".jar", "");
    Path copy = folder.resolve(file + "-" + name + ".jar");
    try (JarFile from = new JarFile(bundle.toFile())) {
      Manifest manifest = new Manifest(from.getManifest());
      headers.forEach(manifest.getMainAttributes()::putValue);
      try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (JarEntry entry : Collections.list(from.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME) && !entry.isDirectory()) {
            put(to, entry.getName(), content(from, entry));
          }
        }
        for (Map.Entry<String, byte[]> each : more.entrySet()) {
          put(to, each.getKey(), each.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** A module that does nothing, not signed. */
  public Path empty(String symbolicName, String version) {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", symbolicName);
    headers.putValue("Bundle-Version", version);
    headers.putValue("Provide-Capability", "org.wellbundle.module;id=" + symbolicName);
    Path jar = folder.resolve(symbolicName + "-" + version + ".jar");
    try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      put(to, "empty.txt", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** Moves a jar into the deploy folder, whole at once. */
  public static void drop(Path jar, Node node, String name) {
    try {
      Path fresh = node.home().resolve(name + ".part");
      Files.copy(jar, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          fresh, node.deployFolder().resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar the distribution came with. */
  public static Path ofDistribution(Node node, String bundle) {
    try (Stream<Path> files =
        Files.walk(node.home().resolve("system/org/wellbundle").resolve(bundle))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static void run(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(tool + " failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
