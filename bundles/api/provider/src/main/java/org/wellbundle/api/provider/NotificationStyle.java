package org.wellbundle.api.provider;

/**
 * How the vendor tells about new data.
 *
 * @param kind data itself, a reference to it, or nothing
 * @param token whose token the callback address carries: one for the app registration, or one for
 *     each link
 * @param maxBodyBytes larger bodies are refused at the door
 * @param contentTypes accepted media types; an empty body is accepted with any
 */
public record NotificationStyle(
    Kind kind, TokenScope token, int maxBodyBytes, java.util.Set<String> contentTypes) {
  public NotificationStyle {
    contentTypes = java.util.Set.copyOf(contentTypes);
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
}
