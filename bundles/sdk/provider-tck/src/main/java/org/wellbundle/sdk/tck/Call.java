package org.wellbundle.sdk.tck;

import java.net.URI;
import java.util.Map;

/**
 * A call a provider made.
 *
 * @param method in upper case
 * @param form fields posted; empty for a GET
 * @param headers the provider's own
 * @param asMember whether the member's access token went along
 * @param body what was sent other than a form, empty for nothing
 */
public record Call(
    String method,
    URI address,
    Map<String, String> form,
    Map<String, String> headers,
    boolean asMember,
    String body) {
  public Call {
    form = Map.copyOf(form);
    headers = Map.copyOf(headers);
  }

  /** A call that sends a form, or nothing. */
  public Call(
      String method,
      URI address,
      Map<String, String> form,
      Map<String, String> headers,
      boolean asMember) {
    this(method, address, form, headers, asMember, "");
  }

  /** Where to, without what was sent. */
  @Override
  public String toString() {
    return method + " " + address.getHost() + address.getPath();
  }
}
