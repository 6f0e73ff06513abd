package org.wellbundle.provider.withings.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Request;
import org.wellbundle.sdk.tck.platform.KitJson;

/** Calls a cloud that runs, with a member's token. */
public final class CloudWithings implements ProviderContext, ProviderClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";

  /** The token for the calls that follow. */
  public CloudWithings with(String accessToken) {
    token = accessToken;
    return this;
  }

  @Override
  public Answer postForm(URI address, Map<String, String> form) {
    return send(request(address, form).header("Authorization", "Bearer " + token));
  }

  @Override
  public Answer postFormAsApp(URI address, Map<String, String> form) {
    return send(request(address, form));
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    throw new AssertionError("Withings is asked by POST");
  }

  @Override
  public Answer send(Request request) {
    throw new AssertionError("Withings is asked by forms");
  }

  @Override
  public ProviderClient client() {
    return this;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Json parse(String text) {
    return KitJson.parse(text);
  }

  private static HttpRequest.Builder request(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), Map.of(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
