package org.wellbundle.api.provider;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * HTTP for providers: only the declared hosts, no redirects, bounded bodies, time-outs, the
 * vendor's rate limit, metrics, and the member's access token where asked for. Answers are kept as
 * raw payloads by the platform.
 */
@ProviderType
public interface ProviderClient {

  /**
   * Posts a form with the member's access token as {@code Authorization: Bearer}.
   *
   * @throws ProviderCallException when there is no answer: time-out, refused connection, body too
   *     large, rate budget used up, cancelled. Let it pass through; the platform turns it into the
   *     right outcome.
   */
  Answer postForm(URI address, Map<String, String> form);

  /** Posts a form without the member's token, for calls the app makes in its own name. */
  Answer postFormAsApp(URI address, Map<String, String> form);

  /** Gets with the member's access token. */
  Answer get(URI address, Map<String, String> headers);

  /**
   * Sends any request, within the same fence, limits and budget as the other calls.
   *
   * @throws ProviderCallException as {@link #postForm}
   */
  Answer send(Request request);

  /**
   * An answer of any status.
   *
   * @param headers first value of each, names in lower case
   */
  record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    /**
     * When to call again by the header {@code Retry-After}, which holds seconds or a date. Empty
     * when there is none, or none that can be read; at most a day ahead.
     */
    public Optional<Instant> retryAfter(Instant now) {
      String text = headers.getOrDefault("retry-after", "").strip();
      Instant longest = now.plus(Duration.ofDays(1));
      try {
        Instant asked =
            text.matches("[0-9]{1,9}")
                ? now.plusSeconds(Long.parseLong(text))
                : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        return Optional.of(asked.isAfter(longest) ? longest : asked);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
