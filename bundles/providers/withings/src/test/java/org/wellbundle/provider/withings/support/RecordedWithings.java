package org.wellbundle.provider.withings.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Refusal;
import org.wellbundle.sdk.tck.Signal;
import org.wellbundle.sdk.tck.VendorCloud;

/** How Withings answers, for the compatibility kit: the fixtures, by path and action. */
public final class RecordedWithings implements VendorCloud {
  private static final Map<String, String> FIXTURES =
      Map.of(
          "/measure getmeas", "measures.json",
          "/v2/measure getactivity", "activity.json",
          "/v2/measure getworkouts", "workouts.json",
          "/v2/measure getintradayactivity", "intraday.json",
          "/v2/sleep getsummary", "sleep-summary.json",
          "/v2/sleep get", "sleep-stages.json",
          "/v2/heart list", "heart.json",
          "/v2/user getdevice", "devices.json",
          "/v2/user getgoals", "goals.json");

  /** Lists that come in two pages. */
  private static final Set<String> PAGED = Set.of("getmeas", "getactivity");

  /** Type and value in hundredths. */
  private static final Map<Integer, Integer> RARE =
      Map.ofEntries(
          Map.entry(4, 178),
          Map.entry(12, 3660),
          Map.entry(71, 3670),
          Map.entry(73, 3350),
          Map.entry(54, 9700),
          Map.entry(123, 4300),
          Map.entry(135, 9800),
          Map.entry(136, 16000),
          Map.entry(138, 42000),
          Map.entry(139, 100),
          Map.entry(167, 6100),
          Map.entry(168, 1700),
          Map.entry(169, 2500),
          Map.entry(196, 5000),
          Map.entry(198, 5100),
          Map.entry(227, 3900),
          Map.entry(229, 7000));

  private final String secret;

  /**
   * @param secret the client's, which mustn't be in a log
   */
  public RecordedWithings(String secret) {
    this.secret = secret;
  }

  @Override
  public Instant now() {
    return FakeWithings.NOW;
  }

  @Override
  public String vendorUserId() {
    return Setup.USER;
  }

  @Override
  public Answer answer(Call call) {
    String action = call.form().getOrDefault("action", "");
    String fixture = FIXTURES.get(call.address().getPath() + " " + action);
    if (fixture == null) {
      return ok(action.equals("getnonce") ? "{'nonce':'nonce-1'}" : "{'profiles':[]}");
    }
    String text = Fixtures.text(fixture);
    if (!PAGED.contains(action)) {
      return new Answer(200, Map.of(), text);
    }
    if (call.form().containsKey("offset")) {
      return new Answer(200, Map.of(), action.equals("getmeas") ? rareMeasures() : text);
    }
    return new Answer(
        200,
        Map.of(),
        text.replace(",\"more\":false,\"offset\":0", "")
            .replaceFirst("\"body\":\\{", "\"body\":{\"more\":1,\"offset\":200,"));
  }

  @Override
  public Answer empty(Call call) {
    return ok("{'measuregrps':[],'activities':[],'series':[],'devices':[],'goals':{}}");
  }

  @Override
  public List<Refusal> refusals() {
    return List.of(
        status(401, TokenRejected.class),
        status(277, ScopeMissing.class),
        status(503, Broken.class),
        status(522, TryAgain.class),
        status(601, RateLimited.class));
  }

  @Override
  public String tokenAnswer() {
    return Setup.ok(
        "{'userid':363,'access_token':'token-a','refresh_token':'token-r','expires_in':10800,"
            + "'scope':'user.info,user.metrics'}");
  }

  @Override
  public List<Refusal> tokenRefusals() {
    return List.of(
        new Refusal(
            "invalid refresh_token", error("invalid refresh_token"), AuthorizationLost.class),
        new Refusal("invalid client_secret", error("invalid client_secret"), Broken.class),
        status(601, RateLimited.class));
  }

  @Override
  public List<Signal> signals() {
    return List.of(
        signal("weight", "userid=363&appli=1&startdate=1767250800&enddate=1767250801", Setup.USER),
        signal("activity", "userid=363&appli=16&date=2026-01-02", Setup.USER),
        signal(
            "a night", "userid=363&appli=44&startdate=1767238200&enddate=1767267000", Setup.USER),
        signal("heart", "userid=363&appli=54", Setup.USER),
        signal("unlinked", "userid=363&appli=46&action=unlink", Setup.USER),
        signal("account deleted", "userid=363&appli=46&action=delete", Setup.USER),
        signal("test ping", "", null));
  }

  @Override
  public List<String> secrets() {
    return List.of("token-a", "token-r", secret);
  }

  /** One value of each type that few devices measure. */
  private static String rareMeasures() {
    String measures =
        RARE.entrySet().stream()
            .map(
                rare ->
                    "{\"value\":"
                        + rare.getValue()
                        + ",\"type\":"
                        + rare.getKey()
                        + ",\"unit\":-2}")
            .collect(Collectors.joining(","));
    return """
    {"status":0,"body":{"timezone":"Europe/Berlin","measuregrps":[
     {"grpid":7000000200,"attrib":0,"date":1767286800,"created":1767286860,"modified":1767286860,
      "category":1,"deviceid":"ee55","modelid":10,"model":"Body Scan","measures":[%s]}]}}\
    """
        .formatted(measures);
  }

  private static Refusal status(int status, Class<? extends Failure> outcome) {
    return new Refusal(
        "status " + status, new Answer(200, Map.of(), Setup.refusal(status)), outcome);
  }

  private static Answer error(String text) {
    return new Answer(
        200, Map.of(), "{\"status\":503,\"body\":{},\"error\":\"Invalid Params: " + text + "\"}");
  }

  private static Answer ok(String body) {
    return new Answer(200, Map.of(), Setup.ok(body));
  }

  private Signal signal(String name, String body, String user) {
    return new Signal(
        name,
        new Notification(
            now(),
            "application/x-www-form-urlencoded",
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Setup.USER),
        user);
  }
}
