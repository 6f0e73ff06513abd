package org.wellbundle.core.providers.internal.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds requests. Nothing of ours travels along but what the call needs. */
final class Requests {
  /** Set by the platform or by the protocol, never by a provider. */
  private static final Set<String> OURS =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "cookie",
          "expect",
          "host",
          "proxy-authorization",
          "transfer-encoding",
          "upgrade");

  private Requests() {}

  static HttpRequest form(URI address, Map<String, String> form, @Nullable String token) {
    return base(address, token)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
        .build();
  }

  static HttpRequest get(URI address, Map<String, String> headers, @Nullable String token) {
    HttpRequest.Builder request = base(address, token).GET();
    headers.forEach(
        (name, value) -> {
          if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            request.setHeader(name, value);
          }
        });
    return request.build();
  }

  private static HttpRequest.Builder base(URI address, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "Wellbundle/0.1")
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
