package org.wellbundle.core.tenancy.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks a logo: its place, size and that it is the kind of picture its name says. */
final class LogoReader {
  static final int LIMIT = 128 * 1024;
  private static final Pattern PATH = Pattern.compile("branding/[A-Za-z0-9_-]+\\.(svg|png|webp)");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "<script|<foreignobject|<!entity|<!doctype|javascript:|\\son[a-z]+\\s*=",
          Pattern.CASE_INSENSITIVE);

  private LogoReader() {}

  static Logo read(TenantFiles files, String path) {
    if (!PATH.matcher(path).matches()) {
      throw new RefusedException(
          TenantFiles.DEFINITION + ": \"logo\" must be an svg, png or webp file in branding/");
    }
    byte[] bytes;
    try {
      bytes =
          files
              .read(path, LIMIT)
              .orElseThrow(() -> new RefusedException(path + ": there is no such file"));
    } catch (IOException e) {
      throw new RefusedException(path + ": can't be read: " + e.getMessage());
    }
    String mediaType = mediaType(path);
    if (!looksLike(mediaType, bytes)) {
      throw new RefusedException(path + ": isn't a picture of type " + mediaType);
    }
    return new Logo(path, mediaType, etag(bytes));
  }

  private static String mediaType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      default -> "image/webp";
    };
  }

  private static boolean looksLike(String mediaType, byte[] bytes) {
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    return switch (mediaType) {
      case "image/svg+xml" -> head.contains("<svg") && !ACTIVE.matcher(head).find();
      case "image/png" -> head.startsWith("\u0089PNG\r\n");
      default -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
    };
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
