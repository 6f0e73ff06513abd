package org.wellbundle.provider.garmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Request;
import org.wellbundle.sdk.tck.platform.KitJson;

/** Calls a cloud that runs, with a member's token. */
final class CloudGarmin implements ProviderContext, ProviderClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Clock clock;
  private String token = "";

  CloudGarmin(Clock clock) {
    this.clock = clock;
  }

  CloudGarmin with(String accessToken) {
    token = accessToken;
    return this;
  }

  @Override
  public Answer postForm(URI address, Map<String, String> form) {
    throw new AssertionError("Garmin's data isn't asked for by forms");
  }

  @Override
  public Answer postFormAsApp(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    return send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).GET());
  }

  @Override
  public Answer send(Request request) {
    return send(
        HttpRequest.newBuilder(request.address())
            .header("Authorization", "Bearer " + token)
            .method(request.method().name(), BodyPublishers.noBody()));
  }

  @Override
  public ProviderClient client() {
    return this;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Json parse(String text) {
    return KitJson.parse(text);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      String location = response.headers().firstValue("location").orElse("");
      return new Answer(response.statusCode(), Map.of("location", location), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
