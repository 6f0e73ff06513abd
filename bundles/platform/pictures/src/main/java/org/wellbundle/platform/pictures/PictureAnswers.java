package org.wellbundle.platform.pictures;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pictures over HTTP, the same for people and teams. */
public final class PictureAnswers {
  private PictureAnswers() {}

  /** {@code small} or anything else for the large one, as a query says. */
  public static Pictures.Size size(@Nullable String asked) {
    return "small".equals(asked) ? Pictures.Size.SMALL : Pictures.Size.LARGE;
  }

  /**
   * The picture, or 304 when the browser has it. Only the browser keeps it, no proxy, and asks each
   * time whether it still may see it.
   *
   * @param ifNoneMatch header of that name
   */
  public static Response of(Pictures.Stored picture, @Nullable String ifNoneMatch) {
    String etag = "\"" + picture.etag() + "\"";
    Response.ResponseBuilder answer =
        ifNoneMatch != null && ifNoneMatch.contains(etag)
            ? Response.notModified()
            : Response.ok(picture.bytes(), picture.mediaType());
    return answer.header("ETag", etag).header("Cache-Control", "private, no-cache").build();
  }

  /** The file of a request's body; empty when it is larger than we take. */
  public static Optional<byte[]> read(InputStream body) {
    try {
      byte[] file = body.readNBytes(Pictures.MAX_BYTES + 1);
      return file.length > Pictures.MAX_BYTES ? Optional.empty() : Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
