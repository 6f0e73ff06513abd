package org.wellbundle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.wellbundle.benchmarks.peers.Activator;

/** Packs the peers that run inside of a node. */
final class PeerBundle {
  private static final String[] CLASSES = {
    "Activator", "Activator$1", "RawServlet", "NothingResource"
  };

  private PeerBundle() {}

  /** Puts the bundle where the node takes it up. */
  static void drop(Path deployFolder) throws IOException {
    Files.createDirectories(deployFolder);
    Path jar = Files.createTempFile("peers", ".jar");
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
    Files.move(jar, deployFolder.resolve("peers.jar"), StandardCopyOption.REPLACE_EXISTING);
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
