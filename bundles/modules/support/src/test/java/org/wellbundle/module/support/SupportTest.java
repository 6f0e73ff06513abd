package org.wellbundle.module.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.module.support.Portal.ACME;
import static org.wellbundle.module.support.Portal.AGENT;
import static org.wellbundle.module.support.Portal.ALEX;
import static org.wellbundle.module.support.Portal.NORTHWIND;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.module.support.HelpResource.Question;
import org.wellbundle.module.support.HelpResource.Receipt;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;

class SupportTest {
  private static final String CANARY = "my canary pulse is 187";

  @RegisterExtension static final TestDatabase db = TestDatabase.with(SupportSchema.changes());

  private final Portal portal = new Portal();
  private final HelpResource help =
      new HelpResource(new Requests(db.transactions(), portal, portal, portal), portal);
  private final AgentResource desk =
      new AgentResource(
          new MemberLookup(
              db.transactions(),
              portal,
              portal,
              portal,
              portal,
              portal,
              portal,
              (tx, event) -> portal.told.add(event)),
          portal);

  @BeforeEach
  void empty() {
    db.execute("delete from support.request");
  }

  @Test
  void sendsARequestWhereTheTenantsRoutingSays() {
    Receipt receipt = ask("account", CANARY);

    assertThat(receipt.reference()).matches("H\\d+-[A-Z2-9]{4}");
    assertThat(receipt.kind()).isEqualTo("employer");
    assertThat(portal.mails)
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.address()).isEqualTo("people@acme.example");
              assertThat(mail.replyTo()).isEqualTo("alex@acme.example");
              assertThat(mail.values())
                  .containsEntry("reference", receipt.reference())
                  .containsEntry("message", CANARY)
                  .containsEntry("correlation", "corr");
            });
    assertThat(help.mine().requests()).containsExactly(receipt);
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void keepsWhatAPersonWroteSealed() {
    ask("account", CANARY);

    assertThat(db.query("select request::text || encode(sealed, 'escape') from support.request"))
        .noneMatch(row -> row.contains("canary"));
    assertThat(new Question("account", CANARY)).hasToString("Question[hidden]");
  }

  @Test
  void pointsToThePortalWhereItTakesTheQuestions() {
    assertThat(help.topics().topics())
        .extracting(HelpResource.Topic::topic, HelpResource.Topic::takesRequests)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("device", false),
            org.assertj.core.groups.Tuple.tuple("account", true));
    assertRefused("support.portal-only", "device", "help");
    assertRefused("support.topic-unknown", "made-up", "help");
    assertRefused("support.topic-unknown", null, "help");
    assertRefused("support.incomplete", "account", " ");
    assertRefused("support.incomplete", "account", "x".repeat(4_001));
    assertThat(portal.mails).isEmpty();
  }

  @Test
  void doesNotTakeRequestsWithoutEnd() {
    for (int n = 0; n < 10; n++) {
      ask("account", "help " + n);
    }

    assertRefused("support.too-many", "account", "more");
  }

  @Test
  void showsOnesOwnRequestsOnly() {
    ask("account", "help");

    portal.as(ACME, AGENT);
    assertThat(help.mine().requests()).isEmpty();
    portal.as(NORTHWIND, ALEX);
    assertThat(help.mine().requests()).isEmpty();
  }

  @Test
  void anAgentSeesTheLinkAndTheMemberSeesTheAgent() {
    portal.as(ACME, AGENT);

    AgentResource.Member member = desk.find(new AgentResource.Wanted("Alex@acme.example"));

    assertThat(member.displayName()).isEqualTo("Alex Meyer");
    assertThat(member.link().state()).isEqualTo(LinkState.NEEDS_REAUTH);
    assertThat(member.link().lastDataAt()).isNotNull();
    assertThat(member.changes()).singleElement().hasFieldOrPropertyWithValue("actor", "vendor");
    assertThat(portal.looks)
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.subject()).isEqualTo(ALEX);
              assertThat(look.actor().account()).isEqualTo(AGENT);
              assertThat(look.reason()).isEqualTo("supportLinkState");
              // whether a deletion was asked is of the account
              assertThat(look.kinds()).containsExactlyInAnyOrder(DataKind.LINK, DataKind.ACCOUNT);
            });
  }

  @Test
  void nothingIsReadWhenTheLookCannotBeNoted() {
    portal.as(ACME, AGENT);
    portal.refuseLooks = true;

    assertThatThrownBy(() -> desk.find(new AgentResource.Wanted("alex@acme.example")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(portal.linkReads).isZero();
  }

  @Test
  void anAgentCancelsADeletionAndTheMemberIsTold() {
    portal.leaving = true;
    portal.as(ACME, AGENT);
    assertThat(desk.find(new AgentResource.Wanted("alex@acme.example")).deletionDueAt())
        .isNotNull();
    portal.looks.clear();

    desk.cancelDeletion(new AgentResource.Wanted(" Alex@acme.example"));

    assertThat(portal.leaving).isFalse();
    assertThat(portal.cancelledBy).isEqualTo(new AuditEntry.Actor("supportAgent", AGENT));
    assertThat(portal.looks)
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.subject()).isEqualTo(ALEX);
              assertThat(look.reason()).isEqualTo("supportDeletionCancelled");
            });
    assertThat(portal.told)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.account()).isEqualTo(ALEX);
              assertThat(Notice.of(event).orElseThrow().kind())
                  .isEqualTo("account.deletion-cancelled");
            });
    assertCancelRefused("support.nothing-to-cancel", "alex@acme.example");
    assertThat(portal.told).hasSize(1);
    assertThat(portal.looks).as("whoever learns that there is nothing is seen, too").hasSize(2);
  }

  @Test
  void noDeletionIsCancelledUnseenOrFromElsewhere() {
    portal.leaving = true;
    portal.as(NORTHWIND, AGENT);
    assertCancelRefused("support.member-unknown", "alex@acme.example");
    portal.as(ACME, AGENT);
    assertCancelRefused("support.member-unknown", "nobody@acme.example");
    assertCancelRefused("support.email-missing", " ");
    portal.as(ACME, ALEX);
    assertCancelRefused("support.member-unknown", "alex@acme.example");

    portal.as(ACME, AGENT);
    portal.refuseLooks = true;
    assertThatThrownBy(() -> desk.cancelDeletion(new AgentResource.Wanted("alex@acme.example")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(portal.leaving).isTrue();
  }

  @Test
  void anAgentRecordsAnObjectionAndTheMemberSeesIt() {
    portal.as(ACME, AGENT);
    assertThat(desk.find(new AgentResource.Wanted("alex@acme.example")).uses())
        .containsExactly(new Objections.Use("employer-reports", "Reports", false));
    portal.looks.clear();

    desk.object(new AgentResource.Objecting(" Alex@acme.example ", "employer-reports"));

    assertThat(portal.objections).containsExactly(ALEX + " supportAgent " + AGENT);
    assertThat(portal.looks)
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.subject()).isEqualTo(ALEX);
              assertThat(look.reason()).isEqualTo("supportObjection");
            });
  }

  @Test
  void noObjectionIsRecordedUnseenOrFromElsewhere() {
    portal.as(NORTHWIND, AGENT);
    assertObjectionRefused("support.member-unknown", "alex@acme.example", "employer-reports");
    portal.as(ACME, AGENT);
    assertObjectionRefused("support.email-missing", " ", "employer-reports");
    assertObjectionRefused("consent.purpose-unknown", "alex@acme.example", "made-up");
    assertObjectionRefused("consent.purpose-unknown", "alex@acme.example", null);
    portal.as(ACME, ALEX);
    assertObjectionRefused("support.member-unknown", "alex@acme.example", "employer-reports");

    portal.as(ACME, AGENT);
    portal.refuseLooks = true;
    assertThatThrownBy(
            () -> desk.object(new AgentResource.Objecting("alex@acme.example", "employer-reports")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(portal.objections).isEmpty();
  }

  private void assertObjectionRefused(String code, String email, String purpose) {
    assertThatThrownBy(() -> desk.object(new AgentResource.Objecting(email, purpose)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  private void assertCancelRefused(String code, String email) {
    assertThatThrownBy(() -> desk.cancelDeletion(new AgentResource.Wanted(email)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  @Test
  void anAgentFindsNobodyOfAnotherEmployer() {
    portal.as(NORTHWIND, AGENT);

    assertThatThrownBy(() -> desk.find(new AgentResource.Wanted("alex@acme.example")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("support.member-unknown"));
    assertThat(portal.looks).isEmpty();
  }

  @Test
  void givesAPersonTheirRequestsAndErasesThem() throws IOException {
    ask("account", CANARY);
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    new SupportPersonalData(db.transactions(), portal, () -> "support")
        .export(new PersonalData.Person(ACME, ALEX, Set.of()), name -> file);
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (var call =
                  tx.connection().prepareStatement("select support.erase_person(1000, '{}')")) {
                call.execute();
              }
            });

    assertThat(file.toString(StandardCharsets.UTF_8)).contains(CANARY);
    assertThat(help.mine().requests()).isEmpty();
  }

  private Receipt ask(String topic, String message) {
    return (Receipt) help.ask(new Question(topic, message)).getEntity();
  }

  private void assertRefused(String code, String topic, String message) {
    assertThatThrownBy(() -> help.ask(new Question(topic, message)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
