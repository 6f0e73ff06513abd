package org.wellbundle.core.consent.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeDeclaration.Notice;
import org.wellbundle.api.consent.Recipient;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.MetricKinds;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Consents.Choice;
import org.wellbundle.core.consent.internal.decision.Consents.Rest;
import org.wellbundle.core.consent.internal.decision.Consents.Whose;
import org.wellbundle.platform.database.testing.TestDatabase;

class ConsentsTest {
  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private static final TenantId ACME = new TenantId(1);
  private static final TenantId NORTHWIND = new TenantId(2);
  private static final AccountId ALEX = new AccountId(1000);

  private final Recorder told = new Recorder();
  private final PurposeDeclaration storage = ServicePurposes.all().get(0);
  private final PurposeDeclaration reports = ServicePurposes.all().get(1);
  private Consents consents;

  @BeforeEach
  void fresh() {
    db.execute(
        "truncate consent.decision, consent.restriction, consent.access, consent.purpose,"
            + " consent.notice");
    consents = new Consents(db.transactions(), told, told, told, told, Clock.systemUTC());
    publish(storage);
    publish(reports);
  }

  @Test
  void noDecisionMeansNo() {
    assertThat(allows(reports, DataKind.ACTIVITY)).isFalse();
    assertThat(collectable()).isEmpty();
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void aYesIsForItsKindAndPurposeOnly() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));

    assertThat(allows(reports, DataKind.ACTIVITY)).isTrue();
    assertThat(allows(reports, DataKind.SLEEP)).isFalse();
    assertThat(allows(storage, DataKind.ACTIVITY)).isFalse();
    assertThat(
            db.transactions()
                .<Boolean>inTenant(
                    ACME,
                    tx ->
                        consents.allows(
                            tx,
                            ALEX,
                            reports.purpose(),
                            DataKind.ACTIVITY,
                            new Recipient("participants"))))
        .isFalse();
  }

  @Test
  void aDecisionIsOfItsTenantOnly() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    boolean elsewhere =
        db.transactions()
            .inTenant(
                NORTHWIND,
                tx ->
                    consents.allows(
                        tx, ALEX, reports.purpose(), DataKind.ACTIVITY, Recipient.EMPLOYER));
    assertThat(elsewhere).isFalse();
    assertThat(consents.of(NORTHWIND, ALEX).decisions()).isEmpty();
  }

  @Test
  void anObjectionRecordedByAnotherHoldsAndSaysBy() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    Purposes purposes = new Purposes(db.transactions());
    purposes.publish(reports);
    RecordedObjections objections = new RecordedObjections(consents, purposes);
    Actor agent = new Actor("supportAgent", new AccountId(2000));

    assertThat(objections.object(ACME, ALEX, reports.purpose().name(), agent, "corr")).isTrue();

    assertThat(allows(reports, DataKind.ACTIVITY)).isFalse();
    assertThat(consents.of(ACME, ALEX).restrictions())
        .singleElement()
        .extracting(RestrictionTable.Restriction::byRole)
        .isEqualTo("supportAgent");
    assertThat(objections.of(ACME, ALEX, Locale.GERMAN))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.title()).isEqualTo(reports.notice(Locale.GERMAN).title());
              assertThat(use.objected()).isTrue();
            });
    assertThat(objections.of(NORTHWIND, ALEX, Locale.GERMAN)).noneMatch(Objections.Use::objected);
    assertThat(objections.object(ACME, ALEX, "made-up", agent, "corr")).isFalse();
  }

  @Test
  void aModuleRecordsAYesInItsOwnTransactionAndTellsAfterwards() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          consents.decide(tx, ACME, ALEX, reports, true, "corr");
                          throw new IllegalStateException("the module changes its mind");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(allows(reports, DataKind.ACTIVITY)).isFalse();

    db.transactions()
        .runInTenant(ACME, tx -> consents.decide(tx, ACME, ALEX, reports, true, "corr"));

    assertThat(reports.kinds()).allMatch(kind -> allows(reports, kind));
    assertThat(told.audited.get(told.audited.size() - 1).actor())
        .isEqualTo(new Actor("member", ALEX));
  }

  @Test
  void linkingGrantsWhatWasNeverDecidedAndLeavesARefusal() {
    decide(new Choice(storage, DataKind.SLEEP, false));
    link();

    Set<DataKind> expected = EnumSet.copyOf(MetricKinds.ALL);
    expected.remove(DataKind.SLEEP);
    assertThat(collectable()).isEqualTo(expected);
    assertThat(told.audited)
        .extracting(AuditEntry::action)
        .containsExactly("consent.refused", "consent.granted");
  }

  @Test
  void aChangeIsAuditedOnceAndTellsEverybodyAfterTheCommit() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    decide(new Choice(reports, DataKind.ACTIVITY, true));

    assertThat(told.audited)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("consent.granted");
              assertThat(entry.details())
                  .containsEntry("purpose", "employerReports")
                  .containsEntry("version", "1");
            });
    assertThat(told.events).hasSize(1);
    assertThat(told.signals).containsExactly("consents 1:1000");
    assertThat(told.browsers).containsExactly("1:1000 consents-changed");
  }

  @Test
  void anObjectionOverridesEveryYesUntilItEnds() {
    link();
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    rest(new Rest("employerReports", "objected", true));
    assertThat(allows(reports, DataKind.ACTIVITY)).isFalse();
    assertThat(collectable()).isNotEmpty();

    rest(new Rest("*", "restricted", true));
    assertThat(collectable()).isEmpty();

    rest(new Rest("*", "restricted", false));
    rest(new Rest("employerReports", "objected", false));
    assertThat(allows(reports, DataKind.ACTIVITY)).isTrue();
    assertThat(collectable()).hasSize(MetricKinds.ALL.size());
  }

  @Test
  void aNewNoticeAsksAgainAndTheOldYesCountsForItsGraceOnly() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    link();

    publish(next(reports, Duration.ZERO));
    publish(next(storage, Duration.ofDays(30)));

    assertThat(allows(reports, DataKind.ACTIVITY)).isFalse();
    assertThat(collectable()).isNotEmpty();
    assertThat(db.query("select count(*) from consent.notice where purpose = 'employerReports'"))
        .containsExactly("3");

    // when the person answers the new one
    decide(new Choice(next(reports, Duration.ZERO), DataKind.ACTIVITY, true));
    assertThat(allows(reports, DataKind.ACTIVITY)).isTrue();
    // an older node that declares the earlier version again changes nothing
    publish(reports);
    assertThat(db.query("select version from consent.purpose where name = 'employerReports'"))
        .containsExactly("2");
  }

  @Test
  void thoseWhoAllowCanBeJoined() {
    decide(new Choice(reports, DataKind.ACTIVITY, true));
    decide(new AccountId(1001), new Choice(reports, DataKind.ACTIVITY, true));
    decide(new AccountId(1002), new Choice(reports, DataKind.ACTIVITY, false));
    decide(new AccountId(1003), new Choice(reports, DataKind.ACTIVITY, true));
    consents.decide(
        whose(new AccountId(1003)),
        List.of(),
        List.of(new Rest("employerReports", "objected", true)));

    List<Long> found =
        db.transactions()
            .inTenant(
                ACME,
                tx -> {
                  var row =
                      tx.connection()
                          .createStatement()
                          .executeQuery(
                              "select array_agg(a order by a) from"
                                  + " consent.allowing('employerReports', 'activity', 'employer')"
                                  + " a");
                  row.next();
                  return List.of((Long[]) row.getArray(1).getArray());
                });
    assertThat(found).containsExactly(1000L, 1001L);
  }

  @Test
  void aRefusalWaitsForWhoStoresNowAndStopsWhoComesAfter() throws Exception {
    link();
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    CompletableFuture<Void> page =
        CompletableFuture.runAsync(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          assertThat(consents.collectable(tx, ALEX)).contains(DataKind.SLEEP);
                          storing.countDown();
                          await(stored);
                        }));
    await(storing);
    CompletableFuture<Void> refusal =
        CompletableFuture.runAsync(() -> decide(new Choice(storage, DataKind.SLEEP, false)));

    assertThatThrownBy(() -> refusal.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    stored.countDown();
    page.get(5, TimeUnit.SECONDS);
    refusal.get(5, TimeUnit.SECONDS);
    assertThat(collectable()).doesNotContain(DataKind.SLEEP);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(PurposeDeclaration declared) {
    db.transactions().runInTenant(TenantId.PLATFORM, tx -> PurposeTable.publish(tx, declared));
  }

  private static PurposeDeclaration next(PurposeDeclaration declared, Duration grace) {
    return new PurposeDeclaration(
        declared.purpose(),
        declared.kinds(),
        declared.recipient(),
        2,
        grace,
        Map.of("en", new Notice("New", "What changed.")),
        declared.order());
  }

  private void link() {
    db.transactions().runInTenant(ACME, tx -> consents.linked(tx, ACME, ALEX, "test"));
  }

  private void decide(Choice choice) {
    decide(ALEX, choice);
  }

  private void decide(AccountId account, Choice choice) {
    consents.decide(whose(account), List.of(choice), List.of());
  }

  private void rest(Rest rest) {
    consents.decide(whose(ALEX), List.of(), List.of(rest));
  }

  private static Whose whose(AccountId account) {
    return new Whose(ACME, account, new Actor("member", account), "test");
  }

  private boolean allows(PurposeDeclaration purpose, DataKind kind) {
    return db.transactions()
        .inTenant(
            ACME, tx -> consents.allows(tx, ALEX, purpose.purpose(), kind, purpose.recipient()));
  }

  private Set<DataKind> collectable() {
    return db.transactions().inTenant(ACME, tx -> consents.collectable(tx, ALEX));
  }
}
