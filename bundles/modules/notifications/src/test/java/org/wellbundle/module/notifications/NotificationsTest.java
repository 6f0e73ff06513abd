package org.wellbundle.module.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.module.notifications.Portal.ACME;
import static org.wellbundle.module.notifications.Portal.ALEX;
import static org.wellbundle.module.notifications.Portal.NORTHWIND;
import static org.wellbundle.module.notifications.Portal.SAM;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.notifications.InboxResource.Item;
import org.wellbundle.module.notifications.PreferencesResource.Wanted;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.MailTemplate;

class NotificationsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T07:41:00Z");

  @RegisterExtension
  static final TestDatabase db = TestDatabase.with(NotificationsSchema.changes());

  private final Portal portal = new Portal();
  private final Kinds kinds = new Kinds(BuiltInKinds.all());
  private final NotificationEvents events = new NotificationEvents(delivery(kinds));
  private final InboxResource inbox =
      new InboxResource(db.transactions(), kinds, portal, portal.browsers);
  private final PreferencesResource preferences =
      new PreferencesResource(db.transactions(), kinds, portal);

  @BeforeEach
  void empty() {
    db.execute("delete from notifications.notification; delete from notifications.preference");
  }

  private Delivery delivery(Kinds of) {
    return delivery(of, portal.tenants);
  }

  private Delivery delivery(Kinds of, TwoTenants tenants) {
    return new Delivery(
        db.transactions(),
        portal,
        tenants,
        tenants,
        portal.browsers,
        of,
        portal,
        () -> "notifications");
  }

  @Test
  void aLinkThatNeedsItsOwnerTellsOnceThoughTheEventComesTwice() {
    Event event = linkChanged(7, "LIVE", "NEEDS_REAUTH");

    events.handle(event);
    events.handle(event);

    assertThat(inbox.list(null, null).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.title()).isEqualTo("Withings needs your permission again");
              assertThat(item.path()).isEqualTo("/link");
              assertThat(item.readAt()).isNull();
              assertThat(item.occurredAt()).hasToString("2026-11-20T08:41+01:00");
            });
    assertThat(portal.mails).hasSize(1);
    assertThat(portal.browsers.told).containsExactly("1 1000 notifications-changed");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void theMailSaysTheSameInEveryLanguageAndHowToEndIt() {
    events.handle(linkChanged(7, "LIVE", "NEEDS_REAUTH"));

    var mail = portal.mails.get(0);
    MailTemplate.Text german = mail.template().texts().get("de");
    assertThat(german.subject()).isEqualTo("Withings braucht erneut Ihre Erlaubnis");
    assertThat(german.closing()).contains("E-Mail eingeschaltet");
    assertThat(mail.values()).containsEntry("link", "http://acme.localhost:8181/link");
    assertThat(mail.unsubscribe().toString())
        .startsWith("http://acme.localhost:8181/api/v1/notifications/unsubscribe?token=");
  }

  @Test
  void aReasonThatChangesTellsNothingNew() {
    events.handle(linkChanged(7, "NEEDS_REAUTH", "NEEDS_REAUTH"));
    events.handle(linkChanged(8, "LIVE", "DELAYED"));

    assertThat(inbox.list(null, null).items()).isEmpty();
  }

  @Test
  void whatIsOverNeedsNoReading() {
    events.handle(linkChanged(7, "LIVE", "NEEDS_REAUTH"));
    events.handle(linkChanged(9, "NEEDS_REAUTH", "BACKFILLING"));

    assertThat(inbox.unread().unread()).isZero();
    assertThat(inbox.list(null, null).items()).hasSize(1);
  }

  @Test
  void goesWhereTheMemberWantsIt() {
    // given: no mail about links, and nothing at all about quiet devices
    preferences.write(
        new Wanted(
            Map.of(
                "link.needs-reauth", Map.of("email", false),
                "link.quiet", Map.of("inApp", false))));

    events.handle(linkChanged(7, "LIVE", "NEEDS_REAUTH"));
    events.handle(linkChanged(8, "LIVE", "QUIET"));

    assertThat(portal.mails).isEmpty();
    assertThat(inbox.list(null, null).items())
        .extracting(Item::kind)
        .containsExactly("link.needs-reauth");

    // and: another member's wishes are his own
    events.handle(linkChanged(10, SAM, "LIVE", "NEEDS_REAUTH"));
    assertThat(portal.mails).hasSize(1);
  }

  @Test
  void theSafetyOfTheAccountCannotBeSilenced() {
    assertThatThrownBy(
            () ->
                preferences.write(
                    new Wanted(Map.of("account.password-changed", Map.of("email", false)))))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("notifications.channel-locked"));

    events.handle(notice("account.password-changed", "1", Map.of()));

    assertThat(portal.mails).hasSize(1);
    assertThat(portal.mails.get(0).unsubscribe()).isNull();
    assertThat(inbox.unread().unread()).isEqualTo(1);
  }

  @Test
  void refusesChoicesThatDoNotExist() {
    assertThatThrownBy(
            () -> preferences.write(new Wanted(Map.of("made.up", Map.of("email", true)))))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(
            () ->
                preferences.write(
                    new Wanted(Map.of("account.mail-bounced", Map.of("email", true)))))
        .isInstanceOf(Problem.class);
    assertThat(preferences.read().channels()).containsExactly("inApp", "email");
  }

  @Test
  void aMailProgramEndsMailsOfOneKindAndNoOther() {
    UnsubscribeResource ending = new UnsubscribeResource(db.transactions(), portal, portal);
    events.handle(linkChanged(7, "LIVE", "NEEDS_REAUTH"));
    String token = portal.mails.get(0).unsubscribe().getQuery().substring("token=".length());

    portal.as(NORTHWIND, ALEX);
    assertThatThrownBy(() -> ending.end(token)).as("elsewhere").isInstanceOf(Problem.class);
    portal.as(ACME, SAM);
    assertThatThrownBy(() -> ending.end("bm9uc2Vuc2U")).isInstanceOf(Problem.class);
    ending.end(token);

    portal.as(ACME, ALEX);
    assertThat(choice("link.needs-reauth", "email")).isFalse();
    assertThat(choice("link.sunset", "email")).isTrue();
  }

  private boolean choice(String kind, String channel) {
    return preferences.read().kinds().stream()
        .filter(one -> one.id().equals(kind))
        .findFirst()
        .orElseThrow()
        .channels()
        .get(channel)
        .on();
  }

  @Test
  void pagesThroughWithoutHolesWhileNewOnesCome() {
    for (int n = 0; n < 45; n++) {
      events.handle(notice("account.new-sign-in", "s" + n, Map.of("device", "Device " + n)));
    }

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      InboxResource.Page page = inbox.list("20", cursor);
      page.items().forEach(item -> seen.add(item.text()));
      cursor = page.next();
      events.handle(notice("account.new-sign-in", "late " + cursor, Map.of()));
    } while (cursor != null);

    assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    assertThat(seen.get(0)).contains("Device 44");
    assertThatThrownBy(() -> inbox.list(null, "made-up")).isInstanceOf(Problem.class);
  }

  @Test
  void readsAndDeletesOnesOwnOnly() {
    events.handle(notice("account.new-sign-in", "a", Map.of("device", "Chrome")));
    events.handle(notice("account.new-sign-in", "b", Map.of()));
    String newest = inbox.list(null, null).items().get(0).id();
    String oldest = inbox.list(null, null).items().get(1).id();

    for (TenantId tenant : List.of(ACME, NORTHWIND)) {
      portal.as(tenant, tenant.equals(ACME) ? SAM : ALEX);
      assertThat(inbox.list(null, null).items()).isEmpty();
      inbox.read(new InboxResource.Reading(List.of(newest)));
      inbox.read(null);
      assertThatThrownBy(() -> inbox.delete(newest)).isInstanceOf(Problem.class);
      assertThat(inbox.unread().unread()).isZero();
    }

    portal.as(ACME, ALEX);
    assertThat(inbox.unread().unread()).isEqualTo(2);
    inbox.read(new InboxResource.Reading(List.of(newest)));
    assertThat(inbox.unread().unread()).isEqualTo(1);
    inbox.delete(oldest);
    assertThat(inbox.list(null, null).items()).extracting(Item::id).containsExactly(newest);

    // and: its event doesn't bring it back
    events.handle(notice("account.new-sign-in", "a", Map.of("device", "Chrome")));
    assertThat(inbox.list(null, null).items()).hasSize(1);
    assertThat(db.query("select vals from notifications.notification where deleted_at is not null"))
        .containsExactly("{}");
  }

  @Test
  void aKindThatIsAwayIsWaitedFor() {
    NotificationKind[] sunset =
        BuiltInKinds.all().stream()
            .filter(kind -> kind.id().equals("link.sunset"))
            .toArray(NotificationKind[]::new);
    Kinds without = new Kinds(List.of());
    NotificationEvents early = new NotificationEvents(delivery(without));
    early.handle(linkChanged(7, "LIVE", "PROVIDER_SUNSET"));
    assertThat(portal.mails).isEmpty();

    Delivery later = delivery(new Kinds(List.of(sunset)));
    assertThat(later.release(NORTHWIND)).isZero();
    assertThat(later.release(ACME)).isEqualTo(1);
    assertThat(later.release(ACME)).isZero();

    assertThat(portal.mails).hasSize(1);
    assertThat(inbox.list(null, null).items()).hasSize(1);
  }

  @Test
  void switchedOffItKeepsTheEntryAndMailsOnlyWhatAPersonIsOwed() {
    Tenant without = TestTenant.of(ACME, "acme").modules("support").build();
    Tenant northwind = TestTenant.of(NORTHWIND, "northwind").build();
    NotificationEvents off =
        new NotificationEvents(delivery(kinds, new TwoTenants(without, northwind)));

    off.handle(linkChanged(7, "LIVE", "NEEDS_REAUTH"));

    assertThat(portal.mails).isEmpty();
    assertThat(inbox.list(null, null).items()).hasSize(1);

    off.handle(notice("account.password-changed", "a", Map.of()));

    assertThat(portal.mails).hasSize(1);
  }

  @Test
  void speaksTheReadersLanguage() {
    events.handle(notice("account.new-sign-in", "a", Map.of()));
    portal.locale = Locale.GERMAN;

    assertThat(inbox.list(null, null).items().get(0).text()).contains("kennen: unbekannt.");
  }

  @Test
  void aValueStaysAValue() {
    events.handle(notice("account.new-sign-in", "a", Map.of("device", "{link} $1 \\")));

    assertThat(inbox.list(null, null).items().get(0).text()).contains("{link} $1 \\");
    assertThat(portal.mails.get(0).template().texts().get("en").paragraphs().get(0))
        .contains("(link) $1 \\");
  }

  @Test
  void givesAPersonTheirDataAndErasesIt() throws IOException {
    events.handle(notice("account.new-sign-in", "a", Map.of("device", "Chrome")));
    preferences.write(new Wanted(Map.of("link.quiet", Map.of("inApp", false))));
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    new NotificationsPersonalData(db.transactions(), () -> "notifications")
        .export(new PersonalData.Person(ACME, ALEX, Set.of()), name -> file);
    db.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (var call =
                  tx.connection()
                      .prepareStatement("select notifications.erase_person(1000, '{}')")) {
                call.execute();
              }
            });

    assertThat(file.toString(StandardCharsets.UTF_8)).contains("Chrome", "link.quiet");
    assertThat(
            db.query(
                "select (select count(*) from notifications.notification)"
                    + " + (select count(*) from notifications.preference)"))
        .containsExactly("0");
  }

  private static Event linkChanged(long position, String from, String to) {
    return linkChanged(position, ALEX, from, to);
  }

  private static Event linkChanged(long position, AccountId account, String from, String to) {
    Map<String, String> ids = new HashMap<>();
    ids.put("link", "70");
    ids.put("provider", "withings");
    ids.put("from", from);
    ids.put("to", to);
    return new Event(position, EventTypes.LINK_CHANGED, ACME, account, ids, NOW, "corr");
  }

  private static Event notice(String kind, String key, Map<String, String> values) {
    TenantId tenant = ACME;
    return new Notice(tenant, ALEX, kind, key, values).event(NOW, "corr");
  }
}
