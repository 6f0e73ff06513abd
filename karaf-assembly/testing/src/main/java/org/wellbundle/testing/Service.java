package org.wellbundle.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;

/** A node together with a Withings cloud it links against. */
public final class Service implements AutoCloseable {
  private final WithingsCloud cloud;
  private final Node node;

  private Service(WithingsCloud cloud, Node node) {
    this.cloud = cloud;
    this.node = node;
  }

  /** Starts both, in a folder below the build directory. */
  public static Service start(String name, Map<String, String> settings) {
    WithingsCloud cloud = WithingsCloud.builder().port(0).start();
    return start(name, cloud, settings);
  }

  /** Starts a node against a cloud that runs already. */
  public static Service start(String name, WithingsCloud cloud, Map<String, String> settings) {
    Path folder = Path.of(System.getProperty("wellbundle.work")).resolve(name).toAbsolutePath();
    Folders.clear(folder);
    Map<String, String> all = new LinkedHashMap<>(linkingTo(cloud.baseUrl()));
    all.putAll(settings);
    return new Service(cloud, Node.start(folder, all));
  }

  /** Settings that point the Withings provider to a cloud. */
  public static Map<String, String> linkingTo(String cloud) {
    return Map.of(
        "WELLBUNDLE_PROVIDER_WITHINGS_API_BASE_URL",
        cloud,
        "WELLBUNDLE_PROVIDER_WITHINGS_AUTHORIZE_URL",
        cloud + "/oauth2_user/authorize2",
        "WELLBUNDLE_PROVIDER_WITHINGS_CLIENT_ID",
        "wellbundle-demo",
        "WELLBUNDLE_PROVIDER_WITHINGS_CLIENT_SECRET",
        "wellbundle-demo-secret");
  }

  public WithingsCloud cloud() {
    return cloud;
  }

  public Node node() {
    return node;
  }

  /**
   * Links a member's account through the vendor's authorize answer, as the browser would after
   * <em>Allow</em>.
   *
   * @param who name of the person at the vendor
   * @return where the browser ends up
   */
  public String link(Portal member, String who) {
    Portal.Answer started =
        member.post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");
    if (started.status() != 201) {
      throw new AssertionError("linking answered " + started.status() + " " + started.text());
    }
    String callback = allow(started.json().path("authorizeUrl").asText(), who);
    Portal.Answer passed = node.platform().get(callback.substring(callback.indexOf("/oauth/")));
    String complete = location(passed);
    return location(member.get(complete.substring(complete.indexOf("/oauth/"))));
  }

  private String allow(String authorizeUrl, String who) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (String pair : authorizeUrl.substring(authorizeUrl.indexOf('?') + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return cloud
        .control()
        .authorize(
            who,
            asked.getOrDefault("client_id", ""),
            asked.getOrDefault("redirect_uri", ""),
            Set.of(asked.getOrDefault("scope", "").split(",")),
            asked.getOrDefault("state", ""));
  }

  private static String location(Portal.Answer answer) {
    String location = answer.headers().get("location");
    if (answer.status() != 303 || location == null) {
      throw new AssertionError("no redirect but " + answer.status() + " " + answer.text());
    }
    return location;
  }

  /** Waits until the first phase of a member's backfill is on screen. */
  public void awaitLive(Portal member) {
    Node.await(
        "the first phase of the backfill",
        Duration.ofSeconds(60),
        () -> "LIVE".equals(member.get("/api/v1/link").json().path("state").asText()));
  }

  @Override
  public void close() {
    node.close();
    cloud.close();
  }
}
