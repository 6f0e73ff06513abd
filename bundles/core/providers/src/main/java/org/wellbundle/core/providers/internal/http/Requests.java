package org.wellbundle.core.providers.internal.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.Request;
import org.wellbundle.api.provider.Request.Auth.App;
import org.wellbundle.api.provider.Request.Auth.Member;
import org.wellbundle.api.provider.Request.Auth.MemberInForm;
import org.wellbundle.api.provider.Request.Auth.MemberInQuery;

/** Builds requests. Nothing of ours travels along but what the call needs. */
final class Requests {
  private static final String FORM = "application/x-www-form-urlencoded";

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
    return base(address, token).header("Content-Type", FORM).POST(publisher(encode(form))).build();
  }

  static HttpRequest get(URI address, Map<String, String> headers, @Nullable String token) {
    HttpRequest.Builder request = base(address, token).GET();
    add(request, headers);
    return request.build();
  }

  static HttpRequest grant(URI address, Map<String, String> form, @Nullable String authorization) {
    HttpRequest.Builder request =
        base(address, null).header("Content-Type", FORM).POST(publisher(encode(form)));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  /**
   * @param token the member's, null when the request is in another name
   */
  static HttpRequest of(Request asked, @Nullable String token) {
    Request.Auth auth = asked.auth();
    Request.Body body = asked.body();
    URI address = asked.address();
    if (auth instanceof MemberInQuery query && token != null) {
      address = with(address, query.parameter(), token);
    }
    if (auth instanceof MemberInForm form && token != null) {
      body = new Request.Body(FORM, encode(Map.of(form.field(), token)));
    }
    HttpRequest.Builder request = base(address, auth instanceof Member ? token : null);
    add(request, asked.headers());
    if (auth instanceof App app) {
      request.header("Authorization", app.authorization());
    }
    if (body != null) {
      request.setHeader("Content-Type", body.contentType());
    }
    return request
        .method(
            asked.method().name(),
            body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body.text()))
        .build();
  }

  /** What may be sent again when nobody knows whether it arrived. */
  static boolean repeatable(Request asked) {
    return switch (asked.method()) {
      case GET, PUT, DELETE -> true;
      case POST, PATCH -> false;
    };
  }

  private static URI with(URI address, String parameter, String value) {
    String text = address.toString();
    return URI.create(
        text + (text.indexOf('?') < 0 ? '?' : '&') + encode(Map.of(parameter, value)));
  }

  private static void add(HttpRequest.Builder request, Map<String, String> headers) {
    headers.forEach(
        (name, value) -> {
          if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
            request.setHeader(name, value);
          }
        });
  }

  private static HttpRequest.BodyPublisher publisher(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
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
