package org.wellbundle.sdk.testkit.withings.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The apps registered with the vendor. */
public final class Apps {
  /** What exists from the start; product and cloud agree on it in the demo. */
  public static final App DEMO =
      new App(
          "wellbundle-demo",
          "wellbundle-demo-secret",
          "Wellbundle Demo",
          List.of("http://localhost:*", "http://*.localhost:*"));

  private final Map<String, App> byId = new ConcurrentHashMap<>(Map.of(DEMO.clientId(), DEMO));

  public void register(App app) {
    byId.put(app.clientId(), app);
  }

  public Optional<App> find(String clientId) {
    return Optional.ofNullable(byId.get(clientId));
  }

  public List<App> all() {
    return List.copyOf(byId.values());
  }
}
