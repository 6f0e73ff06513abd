package org.wellbundle.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of paged collections, opaque to callers: the name of the list and the place after which
 * the next page begins. A checksum refuses what was made up or cut; a cursor holds no right, so it
 * needs no signature, and whoever reads it checks the fields as any input.
 */
public final class Cursors {
  private static final String SEPARATOR = "\u001f";
  private static final int LONGEST = 1024;

  private Cursors() {}

  /** A cursor of a list; the fields identify the last row of the page. */
  public static String of(String list, Object... fields) {
    StringBuilder text = new StringBuilder(list);
    for (Object field : fields) {
      text.append(SEPARATOR).append(field);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(bytes.length + 4).putInt(sum(bytes)).put(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  /**
   * The fields of a cursor, empty when none was given. Throws a {@link Problem} (400 {@code
   * cursor.invalid}) when it isn't one of this list.
   */
  public static Optional<List<String>> read(String list, int fields, @Nullable String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return Optional.empty();
    }
    String[] parts = text(cursor).split(SEPARATOR, -1);
    if (parts.length != fields + 1 || !parts[0].equals(list)) {
      throw invalid();
    }
    return Optional.of(List.of(parts).subList(1, parts.length));
  }

  /**
   * The number of rows asked for, at most {@code most}; 400 {@code limit.invalid} when it is no
   * number of 1 or more.
   */
  public static int limit(@Nullable String limit, int usual, int most) {
    if (limit == null || limit.isBlank()) {
      return usual;
    }
    if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1) {
      throw new Problem(400, "limit.invalid", "The limit must be a number of 1 or more.");
    }
    return Math.min(Integer.parseInt(limit), most);
  }

  /** For fields that don't read as what they should be. */
  public static Problem invalid() {
    return new Problem(
        400, "cursor.invalid", "The cursor doesn't belong to this list. Start without one.");
  }

  private static String text(String cursor) {
    if (cursor.length() > LONGEST) {
      throw invalid();
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (all.remaining() < 5) {
        throw invalid();
      }
      int sum = all.getInt();
      byte[] bytes = new byte[all.remaining()];
      all.get(bytes);
      if (sum != sum(bytes)) {
        throw invalid();
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw invalid();
    }
  }

  private static int sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
