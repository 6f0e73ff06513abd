package org.wellbundle.sdk.tck;

import java.net.URI;
import java.util.Map;

/**
 * A call a provider made.
 *
 * @param method {@code GET} or {@code POST}
 * @param form fields posted; empty for a GET
 * @param headers the provider's own
 * @param asMember whether the member's access token went along
 */
public record Call(
    String method,
    URI address,
    Map<String, String> form,
    Map<String, String> headers,
    boolean asMember) {
  public Call {
    form = Map.copyOf(form);
    headers = Map.copyOf(headers);
  }

  /** Where to, without what was sent. */
  @Override
  public String toString() {
    return method + " " + address.getHost() + address.getPath();
  }
}
