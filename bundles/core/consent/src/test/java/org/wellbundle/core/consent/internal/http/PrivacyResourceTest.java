package org.wellbundle.core.consent.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.access.AccessTable;
import org.wellbundle.core.consent.internal.decision.Desk;
import org.wellbundle.core.consent.internal.decision.ServicePurposes;
import org.wellbundle.core.consent.internal.http.ConsentsView.DecisionView;
import org.wellbundle.core.consent.internal.http.ConsentsView.PurposeView;
import org.wellbundle.core.consent.internal.http.ConsentsWish.DecisionWish;
import org.wellbundle.core.consent.internal.http.ConsentsWish.RestrictionWish;
import org.wellbundle.core.consent.internal.http.PrivacyResource.AccessPage;
import org.wellbundle.core.consent.internal.http.PrivacyResource.LookView;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.testing.SignedIn;

class PrivacyResourceTest {
  private static final String REPORTS = "employerReports";
  private static final AccountId ALEX = new AccountId(1000);
  private static final AccountId KIM = new AccountId(1001);

  @RegisterExtension
  static final TestDatabase db =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private final SignedIn caller = new SignedIn();
  private Desk desk;
  private AccessTable access;
  private PrivacyResource privacy;

  @BeforeEach
  void open() {
    db.execute(
        "truncate consent.decision, consent.restriction, consent.access, consent.purpose,"
            + " consent.notice");
    desk = new Desk(db.transactions());
    access = new AccessTable(db.transactions(), desk.told, desk.told, null);
    privacy = new PrivacyResource(desk.consents, desk.purposes, access, caller);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void beforeAnyDecisionEverythingIsUndecidedAndTheNoticeIsInTheReadersLanguage() {
    caller.locale = Locale.GERMAN;
    PurposeView reports = reports(privacy.read());

    assertThat(reports.recipient()).isEqualTo("employer");
    assertThat(reports.asksAgain()).isFalse();
    assertThat(reports.decisions())
        .extracting(DecisionView::kind, DecisionView::state)
        .contains(org.assertj.core.groups.Tuple.tuple("activity", "undecided"))
        .doesNotContain(org.assertj.core.groups.Tuple.tuple("activity", "granted"));
    String german = reports.title();
    caller.locale = Locale.FRENCH;
    String fallback = reports(privacy.read()).title();
    caller.locale = Locale.ENGLISH;
    assertThat(fallback).isEqualTo(reports(privacy.read()).title()).isNotEqualTo(german);
  }

  @Test
  void aDecisionIsTheCallersOwnAndAuditedAsTheMembers() {
    ConsentsView after = decide(REPORTS, "activity", true, 1);

    assertThat(state(after, "activity")).isEqualTo("granted");
    assertThat(state(after, "sleep")).isEqualTo("undecided");
    assertThat(desk.told.audited)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("consent.granted");
              assertThat(entry.actor()).isEqualTo(new Actor("member", ALEX));
              assertThat(entry.subject()).isEqualTo(ALEX);
              assertThat(entry.correlationId()).isEqualTo("corr");
            });
    caller.account = KIM;
    assertThat(state(privacy.read(), "activity")).isEqualTo("undecided");
    caller.account = ALEX;
    caller.tenant = NORTHWIND;
    assertThat(state(privacy.read(), "activity")).isEqualTo("undecided");
  }

  @Test
  void aDecisionCanBeTakenBack() {
    decide(REPORTS, "activity", true, 1);

    assertThat(state(decide(REPORTS, "activity", false, 1), "activity")).isEqualTo("refused");
    assertThat(desk.told.audited)
        .extracting(AuditEntry::action)
        .containsExactly("consent.granted", "consent.refused");
  }

  @Test
  void aNewNoticeAsksAgainAndTheOldPageCannotAnswerIt() {
    decide(REPORTS, "activity", true, 1);
    PurposeDeclaration now =
        ServicePurposes.all().stream()
            .filter(it -> it.purpose().name().equals(REPORTS))
            .findFirst()
            .orElseThrow();
    desk.publish(
        new PurposeDeclaration(
            now.purpose(),
            now.kinds(),
            now.recipient(),
            2,
            Duration.ZERO,
            now.notices(),
            now.order()));

    assertThat(reports(privacy.read()).asksAgain()).isTrue();
    assertThat(state(privacy.read(), "activity")).isEqualTo("lapsed");
    assertRefused(() -> decide(REPORTS, "activity", true, 1), 409, "consent.notice-changed");
    assertThat(state(decide(REPORTS, "activity", true, 2), "activity")).isEqualTo("granted");
  }

  @Test
  void anObjectionShowsUntilItEnds() {
    ConsentsView objected = rest(REPORTS, "objected", true);
    assertThat(objected.restrictions())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.purpose()).isEqualTo(REPORTS);
              assertThat(it.kind()).isEqualTo("objected");
              assertThat(it.by()).isEqualTo("member");
            });
    assertThat(rest("*", "restricted", true).restrictions()).hasSize(2);
    rest(REPORTS, "objected", false);
    assertThat(rest("*", "restricted", false).restrictions()).isEmpty();
  }

  @Test
  void whatIsIncompleteOrUnknownChangesNothing() {
    assertRefused(() -> decide("made-up", "activity", true, 1), 404, "consent.purpose-unknown");
    assertRefused(() -> decide(null, "activity", true, 1), 404, "consent.purpose-unknown");
    assertRefused(() -> decide(REPORTS, "weight", true, 1), 400, "consent.kind-unknown");
    assertRefused(() -> decide(REPORTS, "made-up", true, 1), 400, "consent.kind-unknown");
    assertRefused(() -> decide(REPORTS, "activity", null, 1), 400, "consent.incomplete");
    assertRefused(() -> decide(REPORTS, "activity", true, null), 400, "consent.incomplete");
    assertRefused(() -> rest("*", "erased", true), 400, "consent.incomplete");
    assertRefused(() -> rest(REPORTS, "objected", null), 400, "consent.incomplete");
    assertRefused(() -> rest("made-up", "objected", true), 404, "consent.purpose-unknown");
    DecisionWish good = new DecisionWish(REPORTS, "activity", true, 1);
    assertRefused(
        () -> privacy.change(new ConsentsWish(Collections.nCopies(201, good), null)),
        400,
        "consent.incomplete");
    // one bad among good ones: none of them counts
    assertRefused(
        () ->
            privacy.change(
                new ConsentsWish(
                    List.of(good, new DecisionWish(REPORTS, "made-up", true, 1)), null)),
        400,
        "consent.kind-unknown");

    assertThat(privacy.change(null).restrictions()).isEmpty();
    assertThat(db.query("select count(*) from consent.decision")).containsExactly("0");
    assertThat(desk.told.audited).isEmpty();
  }

  @Test
  void theAccessLogIsOnesOwnTheNewestFirstPageByPage() {
    for (int i = 1; i <= 5; i++) {
      look("reason" + i);
    }

    AccessPage first = privacy.accessLog("2", null);
    AccessPage second = privacy.accessLog("2", first.next());
    AccessPage last = privacy.accessLog("2", second.next());

    assertThat(reasons(first)).containsExactly("reason5", "reason4");
    assertThat(reasons(second)).containsExactly("reason3", "reason2");
    assertThat(reasons(last)).containsExactly("reason1");
    assertThat(last.next()).isNull();
    // a role, never who it was
    assertThat(first.entries().get(0))
        .satisfies(it -> assertThat(it.role()).isEqualTo("supportAgent"))
        .satisfies(it -> assertThat(it.toString()).doesNotContain("1001"));
    caller.account = KIM;
    assertThat(privacy.accessLog(null, null).entries()).isEmpty();
    assertRefused(() -> privacy.accessLog(null, "made-up"), 400, "cursor.invalid");
    assertRefused(() -> privacy.accessLog("0", null), 400, "limit.invalid");
    assertRefused(() -> privacy.accessLog("many", null), 400, "limit.invalid");
  }

  private void look(String reason) {
    db.transactions()
        .runInTenant(
            ACME,
            tx ->
                access.note(
                    tx,
                    ACME,
                    new AccessNote(
                        ALEX,
                        new Actor("supportAgent", KIM),
                        Set.of(DataKind.ACTIVITY),
                        reason,
                        "corr-2")));
  }

  private ConsentsView decide(String purpose, String kind, Boolean granted, Integer version) {
    return privacy.change(
        new ConsentsWish(List.of(new DecisionWish(purpose, kind, granted, version)), null));
  }

  private ConsentsView rest(String purpose, String kind, Boolean active) {
    return privacy.change(
        new ConsentsWish(null, List.of(new RestrictionWish(purpose, kind, active))));
  }

  private static PurposeView reports(ConsentsView view) {
    return view.purposes().stream()
        .filter(it -> it.purpose().equals(REPORTS))
        .findFirst()
        .orElseThrow();
  }

  private static String state(ConsentsView view, String kind) {
    return reports(view).decisions().stream()
        .filter(it -> it.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static List<String> reasons(AccessPage page) {
    return page.entries().stream().map(LookView::reason).toList();
  }

  private static void assertRefused(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}
