package org.wellbundle.sdk.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;

/** A manufacturer that tells much, and what of it reaches the files. */
class RecordingProxyTest {
  private static final String TOKEN = "Zx81aaQ7-live-member-token";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile String answer = "{}";
  private TestServer vendor;
  private RecordingProxy proxy;

  @BeforeEach
  void start() {
    vendor =
        TestServer.start(
            "127.0.0.1",
            0,
            2,
            call -> Reply.of(200, "application/json", answer).with("X-Own", "kept"));
    URI target = URI.create("http://127.0.0.1:" + vendor.port());
    proxy = RecordingProxy.start(target, 0, folder.resolve("out"), Set.of("typeId"), told::add);
  }

  @AfterEach
  void stop() {
    proxy.close();
    vendor.close();
  }

  @Test
  void handsOnUnchangedAndWritesNobody() throws Exception {
    long epoch = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();
    String day = LocalDate.now().with(DayOfWeek.TUESDAY).toString();
    answer =
        """
        {"access_token": "%s", "refresh_token": "r-4711-abcdef", "token_type": "bearer", "expires_in": 10800,
         "user_id": 987654321, "profile": {"firstName": "Vera", "email": "vera@home.example", "birthdate": "1979-03-02"},
         "self": "/users/987654321/days", "typeId": 4711,
         "days": [{"id": "abc-99-day", "date": "%s", "at": %d, "steps": 10412, "kg": 71.25, "heartRate": 62,
                   "device": {"serialNumber": "SN-0815-XY", "name": "Vera's watch"}, "gps": [[52.1, 13.2]]}]}
        """
            .formatted(TOKEN, day, epoch);

    HttpResponse<String> response = get("/v1/users/987654321/days?from=" + day);

    assertThat(response.body()).isEqualTo(answer);
    assertThat(response.headers().firstValue("x-own")).contains("kept");
    String file = only();
    assertThat(file)
        .doesNotContain(TOKEN, "r-4711", "987654321", "Vera", "vera@", "1979", "SN-0815", "52.1")
        .doesNotContain("abc-99", "10412", "71.25", day);
    JsonNode body = new JsonMapper().readTree(file).get("answer").get("body");
    assertThat(body.get("access_token").asText()).isEqualTo("token-a");
    assertThat(body.get("token_type").asText()).isEqualTo("bearer");
    assertThat(body.get("user_id").isIntegralNumber()).isTrue();
    assertThat(body.get("self").asText()).isEqualTo("/users/" + body.get("user_id") + "/days");
    assertThat(body.get("typeId").asInt()).isEqualTo(4711);
    JsonNode first = body.get("days").get(0);
    assertThat(LocalDate.parse(first.get("date").asText()).getDayOfWeek())
        .isEqualTo(DayOfWeek.TUESDAY);
    assertThat(first.get("steps").asInt()).isBetween(9000, 11800);
    assertThat(first.get("kg").asDouble()).isBetween(62.0, 80.5);
    assertThat(told).singleElement().asString().startsWith("GET /v1/users/*/days");
  }

  @Test
  void writesNoFileThatWouldHoldATokenItMissed() throws Exception {
    for (String odd :
        List.of(
            "{\"next\": \"https://x.example/page?t=%s\"}".formatted(TOKEN),
            "{\"blob\": \"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln\"}",
            "{\"blob\": \"a1B2c3D4e5F6g7H8i9J0k1L2\"}",
            "{\"contact\": \"vera@home.example\"}",
            "<html>" + TOKEN + "</html>")) {
      answer = odd;
      assertThat(get("/v1/odd").body()).isEqualTo(odd);
    }

    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(told)
        .hasSize(5)
        .allMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("not written"));
    assertThat(String.join("", told)).doesNotContain(TOKEN, "vera@");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        BodyHandlers.ofString());
  }

  private String only() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return Files.readString(files.findFirst().orElseThrow());
    }
  }
}
