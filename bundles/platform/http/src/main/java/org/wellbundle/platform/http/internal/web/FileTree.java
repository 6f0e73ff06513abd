package org.wellbundle.platform.http.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;

/**
 * The files of one folder of a bundle, in memory: they stay served after the bundle went, for tabs
 * that still use them.
 *
 * @param base address without trailing slash
 * @param files by path below the base
 */
record FileTree(String base, SortedMap<String, StaticFile> files) {
  FileTree {
    files = Collections.unmodifiableSortedMap(files);
  }

  /** Files below a folder of a bundle by their path in it. */
  static SortedMap<String, StaticFile> read(
      Bundle bundle, String folder, Predicate<String> wanted) {
    SortedMap<String, StaticFile> files = new TreeMap<>();
    Enumeration<URL> entries = bundle.findEntries(folder, "*", true);
    while (entries != null && entries.hasMoreElements()) {
      URL entry = entries.nextElement();
      String path = entry.getPath();
      int start = path.indexOf(folder) + folder.length() + 1;
      if (!path.endsWith("/") && wanted.test(path)) {
        files.put(path.substring(start), new StaticFile(path, bytes(entry)));
      }
    }
    return files;
  }

  /** Eight digits that change with the content. */
  static String fingerprint(Map<String, StaticFile> files) {
    MessageDigest digest = Hashes.sha256();
    files.forEach(
        (path, file) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update(file.hash().getBytes(StandardCharsets.US_ASCII));
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 4);
  }

  long size() {
    return files.values().stream().mapToLong(StaticFile::size).sum();
  }

  private static byte[] bytes(URL entry) {
    try (InputStream in = entry.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + entry, e);
    }
  }
}
