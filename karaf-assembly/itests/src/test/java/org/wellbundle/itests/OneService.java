package org.wellbundle.itests;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/**
 * One node for all test classes that leave it as they found it, since a start takes a quarter of a
 * minute. Each links members of its own.
 */
public final class OneService implements BeforeAllCallback {
  private static Shared shared;

  /** What is started once and stopped when the JVM of the tests ends. */
  private record Shared(Service service) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      service.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Shared.class, key -> start(), Shared.class);
  }

  private static Shared start() {
    WithingsCloud cloud =
        WithingsCloud.builder().port(0).callsPerMinute(0).sameArguments(Duration.ZERO).start();
    // after a kill, work is taken over when its lease runs out
    Map<String, String> settings =
        Map.of(
            "WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE",
            "60000",
            "WELLBUNDLE_CORE_SYNC_LEASE_SECONDS",
            "10");
    return new Shared(Service.start("one", cloud, settings));
  }

  public Service service() {
    return shared.service();
  }

  public Node node() {
    return shared.service().node();
  }

  public Database database() {
    return Database.of(node());
  }

  /** A new member of acme, signed in and linked to a person of the vendor's cloud. */
  public Portal linked(String email, String who) {
    new People(database()).join("acme", email, who, List.of("member"));
    Portal member = node().portal("acme.localhost").signIn(email);
    service().link(member, who);
    service().awaitLive(member);
    return member;
  }
}
