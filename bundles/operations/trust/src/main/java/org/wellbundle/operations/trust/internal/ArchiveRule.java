package org.wellbundle.operations.trust.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Everybody has to read the same in a jar. Those who read it differ: in which of two entries of one
 * name they take, in whether case counts, in whether they go by the list at the end or by what
 * stands in front of each entry, and in what ends a line of the manifest. A jar that makes use of
 * it could show us a harmless manifest and the framework another one.
 */
final class ArchiveRule {
  private static final String META_INF = "META-INF/";

  private final Limits limits;

  ArchiveRule(Limits limits) {
    this.limits = limits;
  }

  void check(Path jar) throws IOException, RefusedException {
    Set<String> names;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      names = listed(zip);
      manifest(zip);
    }
    try {
      inOrder(jar, names);
    } catch (IllegalArgumentException e) {
      throw (ZipException) new ZipException("an entry has no proper name").initCause(e);
    }
  }

  /** Files in the list at the end. Folders may come twice: some tools do that, and nobody asks. */
  private static Set<String> listed(ZipFile zip) throws RefusedException {
    Set<String> names = new HashSet<>();
    Set<String> withoutCase = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      String file = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
      if (file.equalsIgnoreCase(JarFile.MANIFEST_NAME) && !name.equals(JarFile.MANIFEST_NAME)) {
        throw ambiguous("its manifest is called " + Texts.printable(name));
      }
      if (entry.isDirectory()) {
        continue;
      }
      boolean twice =
          !names.add(name)
              || (name.regionMatches(true, 0, META_INF, 0, META_INF.length())
                  && !withoutCase.add(name.toLowerCase(Locale.ROOT)));
      if (twice) {
        throw ambiguous("it has several entries " + Texts.printable(name));
      }
    }
    return names;
  }

  /** The framework ends its lines with a line feed only, the JDK with a carriage return, too. */
  private static void manifest(ZipFile zip) throws IOException, RefusedException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return;
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    if (bytes.length != entry.getSize()) {
      throw ambiguous("its manifest is longer or shorter than it says");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n')) {
        throw ambiguous("its manifest has a carriage return without a line feed");
      }
    }
  }

  /** What stands in front of each entry, read to the end, since only then the next one is found. */
  private void inOrder(Path jar, Set<String> listed) throws IOException, RefusedException {
    byte[] buffer = new byte[1 << 16];
    long left = limits.bytes();
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar), 1 << 16))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && !listed.remove(entry.getName())) {
          throw ambiguous(
              "its list doesn't have the entry "
                  + Texts.printable(entry.getName())
                  + ", or only once");
        }
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          left -= read;
          if (left < 0) {
            throw ambiguous("it holds more than its list says");
          }
        }
      }
    }
    if (!listed.isEmpty()) {
      throw ambiguous(
          "its list has "
              + Texts.printable(listed.iterator().next())
              + ", which isn't among its entries");
    }
  }

  private static RefusedException ambiguous(String what) {
    return new RefusedException(
        "trust.ambiguous",
        "The jar can be read in two ways: " + what + ". Build it anew with a usual tool.");
  }
}
