package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.internal.LinkBook;
import org.wellbundle.core.linking.internal.LinkingSchema;
import org.wellbundle.core.measurements.internal.JdbcMeasurementStore;
import org.wellbundle.core.measurements.internal.MeasurementsSchema;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.core.sync.testing.FakeVault;
import org.wellbundle.core.sync.testing.FakeVendor.Entry;
import org.wellbundle.core.sync.testing.Hooks;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.EventStreams;

/** With the real links and the real store of measurements, on one database. */
class RealNeighboursTest {
  @RegisterExtension
  static final TestDatabase DB =
      TestDatabase.with(
          SchemaChanges.of(
              "linking", LinkingSchema.class, "V001__linking.sql", "V002__dispatch.sql"),
          SchemaChanges.of("measurements", MeasurementsSchema.class, "V001__measurements.sql"),
          SyncSchema.changes(),
          SchemaChanges.of("fake", Rig.class, "fake.sql"));

  private final List<Event> events = new ArrayList<>();
  private Rig rig;
  private LinkBook links;
  private SyncEngine node;

  @BeforeEach
  void start() {
    rig = new Rig(DB);
    DB.execute("truncate linking.link, linking.transition, measurements.sample cascade");
    EventStreams silent =
        new EventStreams() {
          @Override
          public void tell(TenantId tenant, AccountId account, String n, Map<String, String> ids) {}

          @Override
          public void tellEverybody(String name) {}
        };
    links =
        new LinkBook(
            DB.transactions(),
            new NoTokens(),
            (tx, event) -> events.add(event),
            silent,
            (tx, entry) -> {},
            () -> "linking");
    JdbcMeasurementStore store =
        new JdbcMeasurementStore(
            links, (tx, event) -> events.add(event), silent, () -> "measurements");
    AccountDirectory accounts =
        (tenant, account) ->
            Optional.of(
                new AccountDirectory.AccountView(account, new ProfileId(1), ZoneOffset.UTC));
    node =
        new SyncEngine(
            new SyncEngine.Neighbours(
                DB.transactions(),
                rig.gateway,
                (tx, link) -> Optional.empty(),
                provider -> Optional.empty(),
                links,
                accounts,
                store,
                new FakeVault(),
                (tx, event) -> events.add(event),
                silent,
                rig.consents),
            rig.settings,
            "real",
            Runnable::run,
            rig.clock,
            () -> {});
  }

  @Test
  void aLinkGoesFromBackfillingToLiveWithItsData() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 80);
    rig.vendor.putDays("anna", "intraday", Rig.START, 10);
    // when
    LinkView link = link();
    rig.settle(node);
    // then
    LinkView now = view(link);
    assertThat(now.state()).isEqualTo(LinkState.LIVE);
    assertThat(now.lastDataAt()).isEqualTo(Rig.START);
    assertThat(now.newestSampleAt()).isEqualTo(Rig.START.minusSeconds(3600));
    assertThat(rig.number("select count(*) from measurements.sample")).isEqualTo(61 + 10);
    assertThat(events).extracting(Event::type).contains(EventTypes.MEASUREMENTS_CHANGED);
    assertThat(rig.db.query("select from_state || '>' || to_state from linking.transition"))
        .containsExactly("BACKFILLING>LIVE");
  }

  @Test
  void whatTheMemberSwitchedOffIsNotStoredInAnyForm() {
    // given a page of steps, and activity switched off
    rig.consents.collectable = EnumSet.of(DataKind.SLEEP, DataKind.HEART);
    rig.vendor.putDays("anna", "measures", Rig.START, 5);
    // when
    link();
    rig.settle(node);
    // then neither values nor the vendor's answers are there
    assertThat(rig.number("select count(*) from measurements.sample")).isZero();
    assertThat(rig.number("select count(*) from sync.coverage_day")).isZero();
    assertThat(rig.number("select count(*) from sync.raw_payload where data_type = 'measures'"))
        .isZero();
  }

  @Test
  void editsAndDeletionsAreFoundByAHint() {
    // given
    rig.vendor.putDays("anna", "measures", Rig.START, 5);
    LinkView link = link();
    rig.settle(node);
    // the store has a clock of its own: read after it stored
    rig.clock.advance(Duration.between(rig.clock.instant(), Instant.now().plusSeconds(1)));
    // when one record is gone at the vendor, and another edited
    rig.vendor.remove("anna", "measures", "measures-anna-1");
    rig.vendor.put(
        "anna",
        "measures",
        new Entry("measures-anna-2", 9_999, Rig.START.minusSeconds(180_000), 7));
    Hooks.hint(rig, "anna", "measures", Rig.START.minusSeconds(600_000), Rig.START);
    rig.settle(node);
    // then
    assertThat(rig.number("select count(*) from measurements.sample")).isEqualTo(4);
    assertThat(rig.number("select count(*) from measurements.sample where value = 7")).isEqualTo(1);
    assertThat(view(link).state()).isEqualTo(LinkState.LIVE);
  }

  @Test
  void whoEndsItAtTheVendorHasToAuthoriseAgain() {
    // given
    LinkView link = link();
    rig.settle(node);
    // when
    Hooks.put(rig, "user=anna&gone=1");
    rig.settle(node);
    // then
    assertThat(view(link).state()).isEqualTo(LinkState.NEEDS_REAUTH);
    assertThat(rig.db.query("select active from dispatch.link_schedule")).containsExactly("f");
  }

  private LinkView link() {
    return DB.transactions()
        .inTenant(
            new TenantId(7),
            tx -> {
              Sql.update(
                  tx,
                  """
                  insert into linking.link (tenant_id, id, account_id, profile_id, provider_id,
                                            registration, vendor_user_id, state, linked_at, hook_token)
                  values (7, 1, 11, 12, 'fake', 'client-1', 'anna', 'BACKFILLING', ?, '')""",
                  Rig.START);
              LinkView link = links.find(tx, new LinkId(1)).orElseThrow();
              node.plans().begin(tx, link, "corr");
              return link;
            });
  }

  private LinkView view(LinkView link) {
    return DB.transactions().inTenant(link.tenant(), tx -> links.find(tx, link.id()).orElseThrow());
  }

  private static final class NoTokens implements Tokens {
    @Override
    public Called<Granted> exchange(String providerId, AuthorizationCode code) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void keep(Transaction tx, LinkKey link, Granted granted) {}

    @Override
    public void forget(Transaction tx, LinkKey link) {}
  }
}
