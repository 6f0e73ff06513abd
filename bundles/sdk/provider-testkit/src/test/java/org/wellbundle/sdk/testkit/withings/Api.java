package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;

/** A small client of the cloud, for tests. */
final class Api {
  static final String CLIENT = "wellbundle-demo";
  static final String SECRET = "wellbundle-demo-secret";
  static final String CALLBACK = "http://localhost:4711/callback";
  static final Set<String> ALL =
      Set.of("user.info", "user.metrics", "user.activity", "user.sleepevents");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private String access = "";
  private String refresh = "";

  Api(WithingsCloud cloud) {
    this.base = cloud.baseUrl();
  }

  /** A client that somebody has allowed everything. */
  static Api linked(WithingsCloud cloud, String who) {
    return linked(cloud, who, ALL);
  }

  static Api linked(WithingsCloud cloud, String who, Set<String> scopes) {
    Api api = new Api(cloud);
    assertThat(api.exchange(code(cloud, who, scopes)).path("status").asInt()).isZero();
    return api;
  }

  static String code(WithingsCloud cloud, String who, Set<String> scopes) {
    String location = cloud.control().authorize(who, CLIENT, CALLBACK, scopes, "s");
    return Params.parse(URI.create(location).getRawQuery()).textOr("code", "");
  }

  JsonNode exchange(String code) {
    return keep(
        post(
            "/v2/oauth2",
            "action",
            "requesttoken",
            "grant_type",
            "authorization_code",
            "client_id",
            CLIENT,
            "client_secret",
            SECRET,
            "code",
            code,
            "redirect_uri",
            CALLBACK));
  }

  JsonNode refresh(String token) {
    return keep(
        post(
            "/v2/oauth2",
            "action",
            "requesttoken",
            "grant_type",
            "refresh_token",
            "client_id",
            CLIENT,
            "client_secret",
            SECRET,
            "refresh_token",
            token));
  }

  private JsonNode keep(JsonNode answer) {
    if (answer.path("status").asInt() == 0) {
      access = answer.path("body").path("access_token").asText();
      refresh = answer.path("body").path("refresh_token").asText();
    }
    return answer;
  }

  String accessToken() {
    return access;
  }

  String refreshToken() {
    return refresh;
  }

  Api withAccess(String token) {
    access = token;
    return this;
  }

  /** The body of a call that must succeed. */
  JsonNode body(String path, String... fields) {
    JsonNode answer = post(path, fields);
    assertThat(answer.path("status").asInt(-1)).as("%s", answer).isZero();
    return answer.path("body");
  }

  int status(String path, String... fields) {
    return post(path, fields).path("status").asInt(-1);
  }

  /** All rows of a list, page by page as a client reads them. */
  List<JsonNode> all(String list, String path, String... fields) {
    List<JsonNode> rows = new ArrayList<>();
    String offset = "";
    while (true) {
      List<String> asked = new ArrayList<>(List.of(fields));
      if (!offset.isEmpty()) {
        asked.addAll(List.of("offset", offset));
      }
      JsonNode body = body(path, asked.toArray(String[]::new));
      body.path(list).forEach(rows::add);
      if (!body.path("more").asBoolean(false)) {
        return rows;
      }
      offset = body.path("offset").asText();
    }
  }

  JsonNode post(String path, String... fields) {
    HttpResponse<String> response = raw(path, fields);
    assertThat(response.statusCode()).isEqualTo(200);
    return Json.parse(response.body());
  }

  HttpResponse<String> raw(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Params.of(form).encoded()));
    if (!access.isEmpty()) {
      request.header("Authorization", "Bearer " + access);
    }
    return send(request.build());
  }

  static HttpResponse<String> get(String url, String cookie) {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Cookie", cookie).build());
  }

  static HttpResponse<String> form(String url, String cookie, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  static JsonNode json(String method, String url, String body) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parse(response.body());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
