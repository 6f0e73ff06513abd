package org.wellbundle.sdk.tck.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.VendorCloud;

class CloudServerTest {
  private static final String BACK = "http://acme.localhost/oauth/callback/tempo";

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<Call> asked = new AtomicReference<>();
  private CloudServer server;

  @BeforeEach
  void start() throws Exception {
    Clock today = Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC);
    server = CloudServer.start(new TempoCloud(), 0, today);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allowsWithACodeThatIsGoodOnce() throws Exception {
    String page = "/authorize?response_type=code&state=s%261&redirect_uri=" + encoded(BACK);
    assertThat(get(page, "").body()).contains("Allow");
    assertThat(location(get(page + "&decision=deny", "")))
        .isEqualTo(BACK + "?error=access_denied&state=s%261");

    String code = code(get(page + "&decision=allow", ""));

    Map<String, String> form =
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK);
    assertThat(post("/token", form).body()).contains("token-a");
    assertThat(post("/token", form).statusCode()).isEqualTo(400);
    assertThat(post("/token", Map.of("grant_type", "refresh_token", "refresh_token", "token-r")))
        .returns(200, HttpResponse::statusCode);
  }

  @Test
  void wantsTheVerifierOfAChallenge() throws Exception {
    String page =
        "/authorize?response_type=code&decision=allow&redirect_uri="
            + encoded(BACK)
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    Map<String, String> common = Map.of("grant_type", "authorization_code", "redirect_uri", BACK);

    assertThat(post("/token", with(common, code(get(page, "")), "wrong")).statusCode())
        .isEqualTo(400);
    assertThat(
            post(
                    "/token",
                    with(
                        common, code(get(page, "")), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void movesWhatWasRecordedToToday() throws Exception {
    String answer = get("/v1/days?from=2026-03-01&to=2026-03-05", "token-a").body();

    assertThat(answer)
        .isEqualTo(
            "{\"day\":\"2026-03-04\",\"at\":1772625600,\"ms\":1772625600123,\"steps\":8412,"
                + "\"id\":1234567890123456,\"odd\":\"2026-13-45\"}");
    assertThat(asked.get().address()).hasPath("/v1/days").hasQuery("from=2025-12-31&to=2026-01-04");
    assertThat(asked.get().asMember()).isTrue();
  }

  @Test
  void refusesWithoutATokenAndMakesTroubleOnDemand() throws Exception {
    assertThat(get("/v1/days", "").statusCode()).isEqualTo(401);

    post("/trouble?status=429&retryAfter=30&times=2", Map.of());

    assertThat(get("/v1/days", "token-a").headers().firstValue("retry-after")).contains("30");
    assertThat(get("/v1/days", "token-a").statusCode()).isEqualTo(429);
    assertThat(get("/v1/days", "token-a").statusCode()).isEqualTo(200);
  }

  private static Map<String, String> with(Map<String, String> form, String code, String verifier) {
    Map<String, String> all = new java.util.HashMap<>(form);
    all.put("code", code);
    all.put("code_verifier", verifier);
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }

  private static String code(HttpResponse<String> answer) {
    return location(answer).replaceAll(".*code=([^&]+).*", "$1");
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  private final class TempoCloud implements VendorCloud {
    @Override
    public Instant now() {
      return Instant.parse("2026-01-04T12:00:00Z");
    }

    @Override
    public String vendorUserId() {
      return "u-1";
    }

    @Override
    public Answer answer(Call call) {
      asked.set(call);
      return new Answer(
          200,
          Map.of(),
          "{\"day\":\"2026-01-03\",\"at\":1767441600,\"ms\":1767441600123,\"steps\":8412,"
              + "\"id\":1234567890123456,\"odd\":\"2026-13-45\"}");
    }

    @Override
    public Answer empty(Call call) {
      return new Answer(200, Map.of(), "{}");
    }
  }
}
