package org.wellbundle.operations.trust.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Jars with any headers and files. */
final class JarMaker {
  private JarMaker() {}

  static Path jar(Path folder, Map<String, String> headers, Map<String, String> files) {
    try {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      headers.forEach(manifest.getMainAttributes()::putValue);
      Path jar = Files.createTempFile(folder, "made", ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        write(out, files);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tenant's, with a manifest changed as text. */
  static Path withManifest(Path folder, Map<String, String> headers, String before, String after) {
    try {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      headers.forEach(manifest.getMainAttributes()::putValue);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      manifest.write(text);
      Map<String, String> files = new LinkedHashMap<>();
      files.put(
          JarFile.MANIFEST_NAME, text.toString(StandardCharsets.UTF_8).replace(before, after));
      files.put("tenant.yaml", "id: acme");
      Path jar = Files.createTempFile(folder, "made", ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        write(out, files);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JarOutputStream out, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      out.putNextEntry(new JarEntry(file.getKey()));
      out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
  }

  /** With bytes replaced wherever they occur, names and manifest included. */
  static Path replaced(Path jar, String before, String after) {
    try {
      String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
      if (!bytes.contains(before) || before.length() != after.length()) {
        throw new IllegalArgumentException(before + " can't become " + after);
      }
      return Files.writeString(jar, bytes.replace(before, after), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With another jar's entries behind its own, which its list doesn't know of. */
  static Path withHidden(Path jar, Path hidden) {
    try {
      byte[] all = Files.readAllBytes(jar);
      byte[] more = Files.readAllBytes(hidden);
      int list = listAt(all);
      int entries = listAt(more);
      ByteBuffer both = ByteBuffer.allocate(all.length + entries).order(ByteOrder.LITTLE_ENDIAN);
      both.put(all, 0, list).put(more, 0, entries).put(all, list, all.length - list);
      both.putInt(both.capacity() - 6, list + entries);
      return Files.write(jar, both.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the list of a zip file without a comment begins. */
  private static int listAt(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  /** Writes a file into a jar that is there. */
  static Path changed(Path jar, String name, String content) {
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(zip.getPath(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
