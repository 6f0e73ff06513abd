package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks a jar and counts, so that what the archive says about its own sizes isn't believed. Runs
 * first: no other rule has to fear what it reads.
 */
final class SizeRule {
  private static final int FREE = 1 << 20;

  private final Limits limits;

  SizeRule(Limits limits) {
    this.limits = limits;
  }

  void check(Path jar) throws IOException, RefusedException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.size() > limits.entries()) {
        throw tooLarge("it has " + zip.size() + " entries, more than " + limits.entries());
      }
      byte[] buffer = new byte[1 << 16];
      long left = limits.bytes();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        left -= size(zip, entries.nextElement(), left, buffer);
      }
    }
  }

  private long size(ZipFile zip, ZipEntry entry, long left, byte[] buffer)
      throws IOException, RefusedException {
    long packed = Math.max(1, entry.getCompressedSize());
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > left) {
          throw tooLarge("unpacked it has more than " + limits.bytes() + " bytes");
        }
        if (size > FREE && size / packed > limits.ratio()) {
          throw tooLarge(
              "its entry "
                  + Texts.printable(entry.getName())
                  + " grows more than "
                  + limits.ratio()
                  + " times when unpacked");
        }
      }
    }
    return size;
  }

  private static RefusedException tooLarge(String what) {
    return new RefusedException(
        "trust.too-large", "The bundle is too large: " + what + ". Ship less in one bundle.");
  }
}
