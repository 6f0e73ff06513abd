package org.wellbundle.core.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantSwitches.Kind;
import org.wellbundle.api.tenant.TenantSwitches.Operator;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.ToldBrowsers;
import org.wellbundle.platform.messaging.Signals;

/** Two nodes on one database; the broker between them is a list. */
class SwitchesTest {
  private static final Operator OLGA = new Operator(7L, "corr");

  @RegisterExtension static final TestDatabase db = TestDatabase.with(TenancySchema.CHANGES);

  private final Broker broker = new Broker();
  private final List<AuditEntry> audited = new ArrayList<>();
  private final Node here = new Node();
  private final Node there = new Node();

  @BeforeEach
  void empty() {
    db.execute("delete from tenancy.switch");
  }

  @Test
  void whatIsSwitchedOffIsOffOnEveryNodeAndForThatTenantOnly() {
    Optional<Tenant> harbor = here.desk.turn("harbor", Kind.MODULE, "challenges", false, OLGA);
    there.follower.look();

    assertThat(harbor).hasValueSatisfying(each -> assertOff(each, "challenges"));
    assertOff(there.tenant("harbor"), "challenges");
    assertThat(there.tenant("harbor").offersModule("support")).isTrue();
    assertThat(there.tenant("lagoon").offersModule("challenges")).isTrue();
    assertThat(broker.told).containsExactly("harbor");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void browsersOfTheTenantAndOperatorsAreToldOnce() {
    here.desk.turn("lagoon", Kind.PROVIDER, "withings", false, OLGA);
    here.follower.look();

    assertThat(here.tenant("lagoon").offersProvider("withings")).isFalse();
    assertThat(here.browsers.told)
        .containsExactly("4 contributions-changed", "0 operations-changed");
  }

  @Test
  void aSwitchGoesBothWaysAndBackToWhatTheFolderSays() {
    here.desk.turn("harbor", Kind.MODULE, "challenges", false, OLGA);
    here.desk.turn("harbor", Kind.MODULE, "challenges", true, OLGA);
    assertThat(here.tenant("harbor").switches().modules()).containsEntry("challenges", true);

    here.desk.turn("harbor", Kind.MODULE, "challenges", null, OLGA);

    assertThat(here.tenant("harbor").switches()).isEqualTo(Tenant.Switches.NONE);
    assertThat(db.query("select name from tenancy.switch")).isEmpty();
  }

  @Test
  void itIsOnRecordWhoTurnedWhat() {
    here.desk.turn("harbor", Kind.MODULE, "challenges", false, OLGA);

    assertThat(audited)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("tenant.switched");
              assertThat(entry.actor())
                  .isEqualTo(new AuditEntry.Actor("operator", new AccountId(7)));
              assertThat(entry.object())
                  .isEqualTo(new AuditEntry.ObjectRef("module", "challenges"));
              assertThat(entry.details()).containsEntry("to", "off");
            });
  }

  @Test
  void nobodyKnowsAnUnknownTenant() {
    assertThat(here.desk.turn("nowhere", Kind.MODULE, "challenges", false, OLGA)).isEmpty();
    assertThat(broker.told).isEmpty();
    assertThat(audited).isEmpty();
  }

  private static void assertOff(Tenant tenant, String module) {
    assertThat(tenant.offersModule(module)).isFalse();
  }

  private final class Node {
    private final TenantRegistry registry = new TenantRegistry();
    private final ToldBrowsers browsers = new ToldBrowsers();
    private final SwitchBook book = new SwitchBook(db.transactions(), () -> "tenancy");
    private final SwitchFollower follower;
    private final SwitchDesk desk;

    Node() {
      put(3, "harbor");
      put(4, "lagoon");
      follower = new SwitchFollower(book, registry, browsers, broker);
      follower.stop();
      desk =
          new SwitchDesk(
              db.transactions(), registry, follower, (tx, entry) -> audited.add(entry), broker);
    }

    private void put(int id, String key) {
      registry.put(
          new TenantEntry(
              id,
              TenantRegistryTest.tenant(id, key, key + ".example"),
              null,
              Map.of(),
              (path, limit) -> Optional.empty()));
    }

    Tenant tenant(String key) {
      return registry.byKey(key).orElseThrow();
    }
  }

  private static final class Broker implements Signals {
    private final List<String> told = new ArrayList<>();
    private final Map<String, Consumer<String>> listeners = new HashMap<>();

    @Override
    public void tellAll(String topic, String text) {
      told.add(text);
    }

    @Override
    public void handToOne(String queue, String text) {}

    @Override
    public Subscription onTopic(String topic, Consumer<String> listener) {
      listeners.put(topic, listener);
      return () -> listeners.remove(topic);
    }

    @Override
    public Subscription onQueue(String queue, Consumer<String> listener) {
      return () -> {};
    }
  }
}
