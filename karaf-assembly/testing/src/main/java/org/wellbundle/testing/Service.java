package org.wellbundle.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
    return start(Node.freshFolder(name), cloud, settings);
  }

  /** The same in a folder that may hold a prepared node. */
  public static Service start(Path folder, WithingsCloud cloud, Map<String, String> settings) {
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
    return member.link(Allow.by(cloud, who));
  }

  /** Waits until the first phase of a member's backfill is on screen. */
  public void awaitLive(Portal member) {
    member.awaitLink("the first phase of the backfill", Duration.ofSeconds(60), "LIVE"::equals);
  }

  @Override
  public void close() {
    node.close();
    cloud.close();
  }
}
