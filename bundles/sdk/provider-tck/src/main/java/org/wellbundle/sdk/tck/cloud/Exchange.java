package org.wellbundle.sdk.tck.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wellbundle.api.provider.ProviderClient.Answer;

/** One request, read whole. */
record Exchange(
    String method,
    URI address,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> headers,
    String body) {
  private static final String FORM = "application/x-www-form-urlencoded";

  static Exchange read(HttpExchange http) throws IOException {
    String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    boolean form = headers.getOrDefault("content-type", "").startsWith(FORM);
    return new Exchange(
        http.getRequestMethod(),
        http.getRequestURI(),
        fields(http.getRequestURI().getRawQuery()),
        form ? fields(body) : Map.of(),
        headers,
        form ? "" : body);
  }

  static void send(HttpExchange http, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    answer.headers().forEach(http.getResponseHeaders()::set);
    http.getResponseHeaders().putIfAbsent("Content-Type", java.util.List.of("application/json"));
    http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      http.getResponseBody().write(body);
    }
    http.close();
  }

  private static Map<String, String> fields(@org.jspecify.annotations.Nullable String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return fields;
  }
}
