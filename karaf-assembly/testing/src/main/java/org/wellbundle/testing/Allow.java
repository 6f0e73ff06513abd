package org.wellbundle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;

/** A vendor's authorize page, answered by somebody who allows the app. */
@FunctionalInterface
public interface Allow {
  /** Where the page sends the browser then. */
  String callback(String authorizeUrl);

  /** By a person of a cloud, without its pages. */
  static Allow by(WithingsCloud cloud, String who) {
    return authorizeUrl -> {
      Map<String, String> asked = query(authorizeUrl);
      return cloud
          .control()
          .authorize(
              who,
              asked.getOrDefault("client_id", ""),
              asked.getOrDefault("redirect_uri", ""),
              Set.of(asked.getOrDefault("scope", "").split(",")),
              asked.getOrDefault("state", ""));
    };
  }

  /** At a page that allows everybody at once. */
  static Allow byPage() {
    return authorizeUrl -> {
      try {
        HttpResponse<Void> page =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(authorizeUrl)).build(),
                    HttpResponse.BodyHandlers.discarding());
        return page.headers().firstValue("location").orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    };
  }

  private static Map<String, String> query(String address) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
