package org.wellbundle.api.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the vendor tells about new data.
 *
 * @param kind data itself, a reference to it, or nothing
 * @param token whose token the callback address carries: one for the app registration, or one for
 *     each link
 * @param maxBodyBytes larger bodies are refused at the door
 * @param contentTypes accepted media types; an empty body is accepted with any
 * @param headers headers to keep with a notification, for a signature or the app's name; lower case
 * @param door what the door asks for and answers; null for a door without any of it
 */
public record NotificationStyle(
    Kind kind,
    TokenScope token,
    int maxBodyBytes,
    Set<String> contentTypes,
    Set<String> headers,
    @Nullable Door door) {
  public NotificationStyle {
    contentTypes = Set.copyOf(contentTypes);
    headers =
        headers.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A style without headers, at a plain door. */
  public NotificationStyle(
      Kind kind, TokenScope token, int maxBodyBytes, Set<String> contentTypes) {
    this(kind, token, maxBodyBytes, contentTypes, Set.of(), null);
  }

  /** What a notification carries. */
  public enum Kind {
    PUSH,
    PING,
    POLL
  }

  /** Whose token is in the address. */
  public enum TokenScope {
    REGISTRATION,
    LINK
  }

  /**
   * What the door does by itself, since the bundle may be away when the vendor comes.
   *
   * @param registrationToken the secret part of the address {@code /hooks/<provider>/<token>} that
   *     is the registration's; the operator chooses it. At least 24 letters, digits, {@code -} and
   *     {@code _}; null closes the registration's address
   * @param required a header without whose value nothing is let in (401), null for none
   * @param handshake how the vendor makes sure that the address is ours, null when any 200 will do
   * @param patience how long the vendor waits for the answer
   */
  public record Door(
      @Nullable String registrationToken,
      @Nullable Required required,
      @Nullable Handshake handshake,
      Duration patience) {
    /** How long most vendors wait. */
    public static final Duration USUAL = Duration.ofSeconds(2);

    /** A door that knows the registration's address. */
    public static Door of(@Nullable String registrationToken) {
      return new Door(registrationToken, null, null, USUAL);
    }

    @Override
    public String toString() {
      return "Door[hidden]";
    }
  }

  /** A header that proves the vendor, as agreed with it beforehand. */
  public record Required(String header, String value) {
    @Override
    public String toString() {
      return "Required[" + header + "]";
    }
  }

  /**
   * A GET with a challenge, answered with 200 and {@code {"<answerMember>": "<challenge>"}}.
   *
   * @param tokenParameter query parameter that must hold the token, else the answer is 403
   * @param token agreed with the vendor beforehand
   * @param challengeParameter query parameter that is answered
   * @param answerMember name of the answer's only member
   */
  public record Handshake(
      String tokenParameter, String token, String challengeParameter, String answerMember) {
    @Override
    public String toString() {
      return "Handshake[hidden]";
    }
  }
}
