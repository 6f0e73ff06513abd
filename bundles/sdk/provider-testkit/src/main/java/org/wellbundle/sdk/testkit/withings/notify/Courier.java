package org.wellbundle.sdk.testkit.withings.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the subscriber's server. */
final class Courier {
  static {
    // Names under .localhost needn't resolve in Java; they are called on loopback by their own
    // name.
    if (System.getProperty("jdk.httpclient.allowRestrictedHeaders") == null) {
      System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }
  }

  private final HttpClient client;
  private final Duration timeout;

  Courier(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** HTTP status of a HEAD, or a word for what went wrong. */
  String head(String url) {
    return send(url, "HEAD", HttpRequest.BodyPublishers.noBody());
  }

  /** HTTP status of a form post, or a word for what went wrong. */
  String post(String url, String form) {
    return send(url, "POST", HttpRequest.BodyPublishers.ofString(form));
  }

  private String send(String url, String method, HttpRequest.BodyPublisher body) {
    try {
      URI uri = URI.create(url);
      String host = uri.getHost() == null ? "" : uri.getHost();
      boolean local = host.endsWith(".localhost");
      URI target =
          local
              ? new URI(
                  uri.getScheme(),
                  null,
                  "localhost",
                  uri.getPort(),
                  uri.getPath(),
                  uri.getQuery(),
                  null)
              : uri;
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target)
              .timeout(timeout)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(method, body);
      if (local) {
        request.header("Host", host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
      }
      HttpResponse<Void> response =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      return Integer.toString(response.statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (java.net.http.HttpTimeoutException e) {
      return "timeout";
    } catch (IOException e) {
      return "unreachable";
    } catch (IllegalArgumentException | java.net.URISyntaxException e) {
      return "bad address";
    }
  }
}
