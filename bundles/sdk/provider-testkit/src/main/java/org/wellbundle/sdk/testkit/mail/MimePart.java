package org.wellbundle.sdk.testkit.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a mail, as far as Wellbundle's own mails need it: nested multiparts, quoted-printable,
 * base64, UTF-8.
 *
 * @param headers unfolded, by name in lower case
 * @param body as it was sent
 */
record MimePart(Map<String, String> headers, String body, List<MimePart> parts) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern WORD =
      Pattern.compile("=\\?[Uu][Tt][Ff]-8\\?([BbQq])\\?([^?]*)\\?=");

  static MimePart parse(String text) {
    String lines = text.replace("\r\n", "\n");
    int end = lines.indexOf("\n\n");
    String head = end < 0 ? lines : lines.substring(0, end);
    String body = end < 0 ? "" : lines.substring(end + 2);
    Map<String, String> headers = headers(head);
    return new MimePart(headers, body, parts(headers.getOrDefault("content-type", ""), body));
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : head.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static List<MimePart> parts(String type, String body) {
    Matcher boundary = BOUNDARY.matcher(type);
    List<MimePart> parts = new ArrayList<>();
    if (type.startsWith("multipart/") && boundary.find()) {
      String[] pieces = ("\n" + body).split("\n--" + Pattern.quote(boundary.group(1)), -1);
      for (int n = 1; n < pieces.length && !pieces[n].startsWith("--"); n++) {
        parts.add(parse(pieces[n].substring(pieces[n].indexOf('\n') + 1)));
      }
    }
    return parts;
  }

  /** A header with its encoded words in clear, empty when there is none. */
  String header(String name) {
    String joined = headers.getOrDefault(name, "").replaceAll("\\?=\\s+=\\?", "?==?");
    return WORD.matcher(joined)
        .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2))));
  }

  private static String word(String encoding, String text) {
    byte[] bytes =
        encoding.equalsIgnoreCase("B")
            ? Base64.getDecoder().decode(text)
            : quotedPrintable(text.replace('_', ' '));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The first part of a media type, this one included. */
  Optional<MimePart> find(String mediaType) {
    if (headers.getOrDefault("content-type", "text/plain").startsWith(mediaType)) {
      return Optional.of(this);
    }
    return parts.stream().flatMap(part -> part.find(mediaType).stream()).findFirst();
  }

  byte[] content() {
    return switch (headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT)) {
      case "base64" -> Base64.getMimeDecoder().decode(body);
      case "quoted-printable" -> quotedPrintable(body.replace("=\n", ""));
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  String text() {
    return new String(content(), StandardCharsets.UTF_8);
  }

  private static byte[] quotedPrintable(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int n = 0; n < text.length(); n++) {
      char letter = text.charAt(n);
      if (letter == '=' && isHex(text, n + 1)) {
        bytes.write(Integer.parseInt(text.substring(n + 1, n + 3), 16));
        n += 2;
      } else {
        bytes.write(letter);
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isHex(String text, int at) {
    return text.substring(at, Math.min(at + 2, text.length())).matches("[0-9A-Fa-f]{2}");
  }
}
