package org.wellbundle.platform.http.internal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** One served file, in memory; text is compressed when first asked for, and once. */
final class StaticFile {
  private static final byte[] NONE = {};

  /** Smaller ones don't get smaller. */
  private static final int WORTH_COMPRESSING = 512;

  private final byte[] content;
  private final String contentType;
  private final String hash;
  private volatile byte[] gzip = NONE;

  StaticFile(String path, byte[] content) {
    this.content = content;
    this.contentType = ContentTypes.of(path);
    this.hash = Hashes.of(content).substring(0, 20);
  }

  byte[] content() {
    return content;
  }

  String contentType() {
    return contentType;
  }

  String hash() {
    return hash;
  }

  boolean compresses() {
    return content.length >= WORTH_COMPRESSING && ContentTypes.isText(contentType);
  }

  byte[] gzip() {
    byte[] known = gzip;
    if (known.length == 0) {
      known = compress(content);
      gzip = known;
    }
    return known;
  }

  int size() {
    return content.length + gzip.length;
  }

  private static byte[] compress(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
