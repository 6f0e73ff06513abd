package org.wellbundle.inside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Refusals;
import org.wellbundle.operations.trust.Verdict;

/**
 * A door that lets everything in, in the place of the real one: nobody signs Pax Exam's bundles.
 * The real door is shut in all other tests of the distribution.
 */
public final class OpenDoor implements BundleActivator, Door, Refusals {
  @Override
  public void start(BundleContext context) {
    context.registerService(Door.class, this, null);
    context.registerService(Refusals.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public Verdict examine(Path jar) {
    return Verdict.let("a test");
  }

  @Override
  public Verdict examine(Bundle bundle) {
    return Verdict.let("a test");
  }

  @Override
  public List<Refusal> after(long number) {
    return List.of();
  }

  /**
   * A copy of a distribution with this class as the activator of its door.
   *
   * @param distribution zip
   */
  static File in(File distribution, File folder) {
    Path copy = folder.toPath().resolve(distribution.getName());
    try {
      Files.createDirectories(folder.toPath());
      Files.copy(distribution.toPath(), copy, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem files = FileSystems.newFileSystem(copy);
          Stream<Path> all = Files.walk(files.getPath("/"))) {
        Path door =
            all.filter(each -> each.toString().contains("operations.trust-"))
                .findFirst()
                .orElseThrow();
        Files.write(door, opened(Files.readAllBytes(door)));
      }
      return copy.toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] opened(byte[] bundle) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream real = new JarInputStream(new ByteArrayInputStream(bundle))) {
      Manifest manifest = real.getManifest();
      manifest.getMainAttributes().putValue(Constants.BUNDLE_ACTIVATOR, OpenDoor.class.getName());
      try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
        for (JarEntry each = real.getNextJarEntry(); each != null; each = real.getNextJarEntry()) {
          add(jar, each.getName(), real);
        }
        String own = OpenDoor.class.getName().replace('.', '/') + ".class";
        try (InputStream content = OpenDoor.class.getClassLoader().getResourceAsStream(own)) {
          add(jar, own, content);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void add(JarOutputStream jar, String name, InputStream content)
      throws IOException {
    jar.putNextEntry(new JarEntry(name));
    content.transferTo(jar);
    jar.closeEntry();
  }
}
