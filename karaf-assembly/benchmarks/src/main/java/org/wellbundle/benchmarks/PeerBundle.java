package org.wellbundle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.wellbundle.benchmarks.peers.Activator;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.SignedBundles;

/** Packs the peers that run inside of a node. */
final class PeerBundle {
  private static final String[] CLASSES = {
    "Activator", "Activator$1", "RawServlet", "NothingResource"
  };

  private PeerBundle() {}

  /** Makes a node that hasn't started yet let bundles import what the peers need. */
  static void mayImport(Path home) throws IOException {
    Files.writeString(
        home.resolve("etc/org.wellbundle.operations.trust.cfg"),
        "\nallowedImports = jakarta.servlet, jakarta.servlet., jakarta.ws.rs, jakarta.ws.rs.,"
            + " org.apache.cxf, org.apache.cxf., org.osgi.service.servlet.\n",
        StandardOpenOption.APPEND);
  }

  /** Puts the bundle, signed, where the node takes it up. */
  static void drop(Node node) throws IOException {
    Path jar = pack(Files.createTempDirectory("peers"));
    SignedBundles bundles = new SignedBundles(jar.resolveSibling("key")).trustedBy(node);
    SignedBundles.drop(bundles.sign(jar), node, "peers");
  }

  private static Path pack(Path folder) throws IOException {
    Path jar = folder.resolve("peers.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream pack = new JarOutputStream(out, manifest())) {
      for (String name : CLASSES) {
        String file = "org/wellbundle/benchmarks/peers/" + name + ".class";
        try (InputStream in = Activator.class.getResourceAsStream("/" + file)) {
          if (in == null) {
            throw new IOException("missing: " + file);
          }
          pack.putNextEntry(new JarEntry(file));
          in.transferTo(pack);
          pack.closeEntry();
        }
      }
    }
    return jar;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.wellbundle.benchmarks.peers");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", Activator.class.getName());
    main.putValue(
        "Import-Package",
        "org.osgi.framework,org.osgi.service.servlet.context,jakarta.servlet,jakarta.servlet.http,"
            + "jakarta.ws.rs,jakarta.ws.rs.core,org.apache.cxf,org.apache.cxf.bus,"
            + "org.apache.cxf.endpoint,org.apache.cxf.jaxrs,org.apache.cxf.transport.servlet,"
            + "org.apache.cxf.transport.http,org.apache.cxf.jaxrs.provider");
    return manifest;
  }
}
