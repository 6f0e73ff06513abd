package org.wellbundle.sdk.testkit.withings.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.http.Json;

/** A folder of recorded answers, replayed. */
class RecordingReplayTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static RecordingReplay replay;

  @BeforeAll
  static void start() throws Exception {
    URI folder = Objects.requireNonNull(RecordingReplayTest.class.getResource("recording")).toURI();
    replay = RecordingReplay.of(Path.of(folder)).pageSize(2).start();
  }

  @AfterAll
  static void stop() {
    replay.close();
  }

  private static JsonNode call(String path, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(replay.baseUrl() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Bearer any")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return Json.parse(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()).path("body");
  }

  @Test
  void filesAreSortedByWhatIsInThem() {
    Recording recording = replay.recording();

    assertThat(recording.rows(Recording.Kind.GROUP)).hasSize(3);
    assertThat(recording.rows(Recording.Kind.DAY)).hasSize(2);
    assertThat(recording.rows(Recording.Kind.NIGHT)).hasSize(1);
    assertThat(recording.rows(Recording.Kind.STAGE)).hasSize(2);
    assertThat(recording.rows(Recording.Kind.WORKOUT)).hasSize(1);
    assertThat(recording.rows(Recording.Kind.DEVICE)).hasSize(1);
    assertThat(recording.skipped()).containsExactly("notify_list.json");
  }

  @Test
  void aBareArrayIsWrappedSortedAndPaged() throws Exception {
    JsonNode first = call("/measure", "action=getmeas");

    assertThat(first.path("measuregrps")).hasSize(2);
    assertThat(first.path("measuregrps").get(0).path("grpid").asInt()).isEqualTo(7);
    assertThat(first.path("more").asInt()).isEqualTo(1);
    JsonNode second = call("/measure", "action=getmeas&offset=2");
    assertThat(second.path("measuregrps")).hasSize(1);
    assertThat(second.has("more")).isFalse();
  }

  @Test
  void windowsAndLastUpdateAreKept() throws Exception {
    assertThat(call("/measure", "action=getmeas&lastupdate=2000").path("measuregrps")).hasSize(1);
    assertThat(call("/measure", "action=getmeas&startdate=1000&enddate=1100").path("measuregrps"))
        .hasSize(2);
    assertThat(
            call("/v2/measure", "action=getactivity&startdateymd=2023-10-21&enddateymd=2023-10-21")
                .path("activities"))
        .hasSize(1);
    assertThat(call("/v2/sleep", "action=get&startdate=5000&enddate=5050").path("series"))
        .hasSize(1);
    assertThat(
            call("/v2/sleep", "action=getsummary&startdateymd=2020-01-01&enddateymd=2030-01-01")
                .path("series"))
        .hasSize(1);
    assertThat(
            call("/v2/measure", "action=getworkouts&startdateymd=2020-01-01&enddateymd=2030-01-01")
                .path("series"))
        .hasSize(1);
  }

  @Test
  void linkingWorksWithoutQuestions() throws Exception {
    HttpResponse<String> page =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        replay.baseUrl()
                            + "/oauth2_user/authorize2?redirect_uri=http%3A%2F%2Flocalhost%2Fx&state=s"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode token = call("/v2/oauth2", "action=requesttoken&grant_type=authorization_code&code=c");

    assertThat(page.headers().firstValue("Location").orElseThrow())
        .startsWith("http://localhost/x?code=")
        .endsWith("&state=s");
    assertThat(token.path("userid").asInt()).isEqualTo(363);
    assertThat(call("/v2/user", "action=getdevice").path("devices")).hasSize(1);
    assertThat(call("/v2/user", "action=getgoals").path("goals").path("steps").asInt())
        .isEqualTo(9_000);
  }
}
