package org.wellbundle.api.provider;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification: one at the door, or a stored one.
 *
 * @param receivedAt when it came
 * @param contentType media type without parameters, null when the vendor sent none
 * @param query decoded query parameters (first value of each)
 * @param body as sent, at most as large as declared
 * @param linkVendorUserId the vendor user of the link whose token the address carried, null when
 *     tokens name the registration, and at the door
 * @param headers the first value of each header that {@link NotificationStyle#headers()} wants,
 *     names in lower case
 * @param part true for a part that this provider made of a notification ({@link
 *     NotificationOutcome.Several}): its signature, which was the whole one's, was checked then
 */
public record Notification(
    Instant receivedAt,
    @Nullable String contentType,
    Map<String, String> query,
    byte[] body,
    @Nullable String linkVendorUserId,
    Map<String, String> headers,
    boolean part) {
  public Notification {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** A whole notification, of whose headers none are wanted. */
  public Notification(
      Instant receivedAt,
      @Nullable String contentType,
      Map<String, String> query,
      byte[] body,
      @Nullable String linkVendorUserId) {
    this(receivedAt, contentType, query, body, linkVendorUserId, Map.of(), false);
  }
}
