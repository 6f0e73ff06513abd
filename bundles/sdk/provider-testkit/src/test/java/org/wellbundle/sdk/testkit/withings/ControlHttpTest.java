package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control plane over HTTP, call by call. */
class ControlHttpTest {
  private WithingsCloud cloud;
  private Api alex;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().start();
    alex = Api.linked(cloud, "alex");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private JsonNode post(String call, String json) {
    return Api.json("POST", cloud.baseUrl() + "/_control/" + call, json);
  }

  private JsonNode get(String call) {
    return Api.json("GET", cloud.baseUrl() + "/_control" + call, "");
  }

  @Test
  void itListsItself() {
    assertThat(get("")).hasSizeGreaterThan(25);
  }

  @Test
  void groupsComeChangeAndGo() {
    JsonNode added =
        post(
            "groups",
            "{\"user\":\"alex\",\"measures\":[{\"type\":1,\"value\":81234,\"unit\":-3}]}");
    String grpid = added.path("grpid").asText();

    assertThat(value(added)).isEqualTo(81_234);
    post(
        "groups/edit",
        "{\"user\":\"alex\",\"grpid\":"
            + grpid
            + ",\"measures\":[{\"type\":1,\"value\":80000,\"unit\":-3}]}");
    assertThat(value(added)).isEqualTo(80_000);
    post("groups/delete", "{\"user\":\"alex\",\"grpid\":" + grpid + "}");
    assertThat(value(added)).isEqualTo(-1);
  }

  private int value(JsonNode group) {
    String date = group.path("date").asText();
    JsonNode groups =
        alex.body("/measure", "action", "getmeas", "startdate", date, "enddate", date)
            .path("measuregrps");
    return groups.isEmpty() ? -1 : groups.get(0).path("measures").get(0).path("value").asInt();
  }

  @Test
  void daysCanBeChanged() {
    post("days", "{\"user\":\"alex\",\"date\":\"2026-11-17\",\"figures\":{\"steps\":12345}}");

    JsonNode row =
        alex.body(
                "/v2/measure",
                "action",
                "getactivity",
                "startdateymd",
                "2026-11-17",
                "enddateymd",
                "2026-11-17")
            .path("activities")
            .get(0);
    assertThat(row.path("steps").asInt()).isEqualTo(12_345);
    assertThat(row.path("modified").asLong()).isEqualTo(cloud.clock().epoch());
  }

  @Test
  void theClockCanBeAdvancedAndCompressed() {
    long before = get("/clock").path("epoch").asLong();

    assertThat(post("clock", "{\"advance\":\"PT1H\"}").path("epoch").asLong())
        .isEqualTo(before + 3_600);
    assertThat(post("clock", "{\"factor\":3600}").path("factor").asDouble()).isEqualTo(3_600);
    post("clock", "{\"factor\":0}");
    assertThat(get("/clock").path("epoch").asLong()).isGreaterThanOrEqualTo(before + 3_600);
  }

  @Test
  void faultsLimitsAndQuirks() {
    post(
        "faults",
        "{\"path\":\"/v2/user\",\"kind\":\"STATUS\",\"code\":522,\"count\":1,\"user\":\"alex\"}");
    assertThat(alex.status("/v2/user", "action", "getgoals")).isEqualTo(522);

    assertThat(post("limits", "{\"accessTokenSeconds\":60}").path("accessTokenSeconds").asInt())
        .isEqualTo(60);
    assertThat(post("quirks", "{\"UNKNOWN_ATTRIB\":true}").path("UNKNOWN_ATTRIB").asBoolean())
        .isTrue();
  }

  @Test
  void appsAndMembersCanBeAdded() {
    post(
        "apps",
        "{\"clientId\":\"mine\",\"secret\":\"s\",\"callbacks\":[\"https://portal.example/oauth/\"]}");
    post("members", "{\"count\":500}");

    String location =
        post(
                "authorize",
                "{\"user\":\"member0500\",\"client\":\"mine\",\"redirectUri\":\"https://portal.example/oauth/callback\"}")
            .path("location")
            .asText();
    assertThat(location).startsWith("https://portal.example/oauth/callback?code=");
  }

  @Test
  void callsCountersAndTruth() {
    alex.body("/v2/user", "action", "getgoals");

    JsonNode calls = get("/calls?client=wellbundle-demo");
    assertThat(calls.path("busiestMinute").asInt()).isEqualTo(2);
    assertThat(calls.path("calls").get(1).path("outcome").asText()).isEqualTo("0");
    assertThat(get("/counters").path("/v2/user getgoals").asInt()).isEqualTo(1);
    assertThat(get("/truth?user=alex&from=2026-11-01&to=2026-11-20").path("nights")).isNotEmpty();
  }
}
