package org.wellbundle.sdk.tck.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Refusal;
import org.wellbundle.sdk.tck.Signal;
import org.wellbundle.sdk.tck.VendorCloud;

/** How the made-up manufacturer answers. */
class SampleCloud implements VendorCloud {
  static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  private static final Map<String, List<String>> PAGES =
      Map.of(
          "/days",
          List.of(
              "{'items':[{'id':'d1','v':1,'day':'2026-01-01','steps':8123,'km':6.25}],'next':2,'mark':'1767300000'}",
              "{'items':[{'id':'d2','v':1,'day':'2026-01-02','steps':911,'km':0.71}],'mark':'1767300000'}"),
          "/body",
          List.of(
              "{'items':[{'id':'b1','v':3,'at':'2026-01-01T07:30:00+02:00','grams':71234,'pulse':61},"
                  + "{'id':'b2','v':3,'at':'2026-01-02T07:30:00Z','grams':71050},"
                  + "{'id':'b3','v':3,'at':'2026-01-03T23:30:00Z','pulse':58}]}"),
          "/nights",
          List.of(
              "{'items':[{'id':'n1','v':1,'start':'2025-12-31T23:10:00+01:00','end':'2026-01-01T06:40:00+01:00',"
                  + "'light':14400,'deep':9000}]}"),
          "/workouts",
          List.of(
              "{'items':[{'id':'w1','v':1,'start':'2026-01-02T17:00:00+01:00','end':'2026-01-02T17:45:00+01:00',"
                  + "'kind':'run','kcal':412.5}]}"));

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public String vendorUserId() {
    return "u-363";
  }

  @Override
  public Answer answer(Call call) {
    List<String> pages = PAGES.get(call.address().getPath());
    if (pages == null) {
      return json("{}");
    }
    int page = call.address().getQuery().endsWith("page=2") ? 2 : 1;
    return json(pages.get(Math.min(page, pages.size()) - 1));
  }

  @Override
  public Answer empty(Call call) {
    return json("{'items':[]}");
  }

  @Override
  public List<Refusal> refusals() {
    return List.of(new Refusal("a 410", new Answer(410, Map.of(), ""), Broken.class));
  }

  @Override
  public List<Signal> signals() {
    return List.of(
        signal("new data", "{\"user\":\"u-363\",\"event\":\"new\"}"),
        signal("goodbye", "{\"user\":\"u-363\",\"event\":\"bye\"}"));
  }

  @Override
  public List<String> secrets() {
    return List.of("token-a", "token-r", "s3cr3t-of-sample");
  }

  private Signal signal(String name, String body) {
    return new Signal(
        name,
        new Notification(
            NOW,
            "application/json",
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            vendorUserId()),
        vendorUserId());
  }

  private static Answer json(String text) {
    return new Answer(200, Map.of(), text.replace('\'', '"'));
  }
}
