package org.wellbundle.sdk.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as received. */
public record Call(
    String method,
    String path,
    Params query,
    Params params,
    Map<String, String> headers,
    String body) {

  /** Largest request body read, in bytes; what exceeds it is ignored. */
  private static final int BODY_LIMIT = 1 << 20;

  static Call read(HttpExchange exchange) throws IOException {
    String body =
        new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String rawQuery = exchange.getRequestURI().getRawQuery();
    String query = rawQuery == null ? "" : rawQuery;
    String type = headers.getOrDefault("content-type", "");
    boolean form = type.isEmpty() || type.contains("form-urlencoded");
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Params.parse(query),
        form ? Params.parse(query, body) : Params.parse(query),
        headers,
        body);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The token of {@code Authorization: Bearer …}. */
  public Optional<String> bearer() {
    return header("authorization")
        .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(h -> h.substring(7).trim());
  }

  public Optional<String> cookie(String name) {
    for (String part : header("cookie").orElse("").split(";", -1)) {
      String trimmed = part.trim();
      if (trimmed.startsWith(name + "=")) {
        return Optional.of(trimmed.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
