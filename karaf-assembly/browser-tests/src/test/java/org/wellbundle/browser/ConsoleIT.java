package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.SignedBundles;

/** The operators' console on the platform host. */
class ConsoleIT {
  private static final String OPERATOR = "operator@localhost";
  private static final String EXAMPLE = "org.example.greeting";
  private static final List<String> ROUTES =
      List.of(
          "/",
          "/console/tenants",
          "/console/providers",
          "/console/modules",
          "/console/dead-letters",
          "/console/audit",
          "/settings",
          "/settings/preferences",
          "/settings/password",
          "/settings/sessions");

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @ParameterizedTest
  @ValueSource(strings = {"wide", "phone"})
  void screensAreAccessibleToAll(String kind) {
    // consoles are rarely opened on a phone
    assumeTrue(kind.equals("wide") || Boolean.getBoolean("soak"));
    String address = platform();
    try (BrowserContext browser = kind.equals("wide") ? PORTAL.wide() : PORTAL.darkPhone()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, OPERATOR);
      List<String> complaints = Look.complaints(page);
      for (String route : ROUTES) {
        Look.open(page, address + route);
        Look.at(page, kind + "-console" + route.replace('/', '-'));
        if (kind.equals("wide")) {
          Look.fits(page, route, 320, 768, 1280);
        }
      }
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void aModuleGoesOutOfOpenBrowsersOfTheTenantItIsSwitchedOffFor() {
    String portal = PORTAL.address("northwind");
    try (BrowserContext members = PORTAL.wide();
        BrowserContext operators = PORTAL.wide()) {
      Page member = members.newPage();
      Steps.signIn(member, portal, "robin@northwind.example");
      Look.open(member, portal + "/help");
      assertThat(heading(member, "Help")).isVisible();
      Page operator = operators.newPage();
      Steps.signIn(operator, platform(), OPERATOR);
      Look.open(operator, platform() + "/console/tenants");

      module(operator, "Support").click();
      Steps.button(operator, "Switch off").click();

      assertThat(heading(member, "Page not found")).isVisible();
      assertThat(
              member.evaluate("fetch('/api/v1/support/topics').then((a) => a.json())").toString())
          .contains("module.off");
      assertThat(module(operator, "Support")).not().isChecked();
      module(operator, "Support").click();
      assertThat(module(operator, "Support")).isChecked();
      assertThat(heading(member, "Help")).isVisible(LONG);
    }
  }

  @Test
  void aModuleIsInstalledUpdatedRolledBackAndRemoved() {
    Node node = PORTAL.service().node();
    SignedBundles bundles =
        new SignedBundles(node.home().resolve("console-releases")).trustedBy(node);
    Path first = bundles.sign(bundles.empty(EXAMPLE, "1.0.0"));
    Path second = bundles.sign(bundles.empty(EXAMPLE, "1.1.0"));
    Path strange = bundles.empty(EXAMPLE, "1.2.0");
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, platform(), OPERATOR);
      Look.open(page, platform() + "/console/modules");

      choose(page, first);
      assertThat(dialog(page)).containsText("Install " + EXAMPLE + "?");
      Look.at(page, "wide-console-plan");
      inDialog(page, "Install").click();
      assertThat(installed(page)).containsText("Org.example.greeting 1.0.0");

      choose(page, second);
      assertThat(dialog(page)).containsText("1.0.0 → 1.1.0");
      inDialog(page, "Update").click();
      assertThat(installed(page)).containsText("Org.example.greeting 1.1.0");

      choose(page, strange);
      assertThat(dialog(page)).containsText("trust.unsigned");
      assertThat(inDialog(page, "Update")).hasCount(0);
      inDialog(page, "Cancel").click();

      installed(page)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Roll back to 1.0.0"))
          .click();
      inDialog(page, "Roll back to 1.0.0").click();
      assertThat(installed(page)).containsText("Org.example.greeting 1.0.0");

      installed(page)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
          .click();
      inDialog(page, "Remove").click();
      assertThat(installed(page)).hasCount(0);
    }
  }

  @Test
  void deadLettersArePutBackToWorkOrPurged() {
    Database database = Database.of(PORTAL.service().node());
    String purged = deadLetter(database, "webhook", "hook.malformed");
    String ended = deadLetter(database, "task", "withings.2555");
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, platform(), OPERATOR);
      Look.open(page, platform() + "/console/dead-letters");
      Look.at(page, "wide-console-dead-letters-rows");

      letter(page, ended)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Put back to work"))
          .click();
      assertThat(page.getByText("nothing may be fetched for it")).isVisible();
      for (String id : List.of(purged, ended)) {
        Steps.button(page, "Purge " + id).click();
        inDialog(page, "Purge").click();
        assertThat(letter(page, id)).hasCount(0);
      }
    }
  }

  /** Whoever mended the cause sees the fetch succeed: it is done, and isn't given up again. */
  @Test
  void aDeadLetterPutBackToWorkIsDone() {
    Database database = Database.of(PORTAL.service().node());
    String link = linked(database, "jamie@acme.example", "jo");
    String mended = deadLetter(database, "task", "withings.2555", link);
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, platform(), OPERATOR);
      Look.open(page, platform() + "/console/dead-letters");

      letter(page, mended)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Put back to work"))
          .click();

      assertThat(letter(page, mended)).hasCount(0);
      String open =
          "select (select count(*) from dispatch.task where kind = 'HINT' and link_id = %s)"
                  .formatted(link)
              + " + (select count(*) from dispatch.dead_letter where link_id = %s)".formatted(link);
      Node.await("the fetch", Duration.ofSeconds(30), () -> database.number(open) == 0);
    }
  }

  /** A member of acme with a link; its number. */
  private static String linked(Database database, String email, String who) {
    long account = new People(database).join("acme", email, "Jamie Reyes", List.of("member"));
    Portal member = PORTAL.service().node().portal("acme.localhost").signIn(email);
    PORTAL.service().link(member, who);
    PORTAL.service().awaitLive(member);
    return database.rows("select id from linking.link where account_id = " + account).get(0);
  }

  /** One of nobody's: its link, if it had one, has ended. */
  private static String deadLetter(Database database, String kind, String reason) {
    return deadLetter(database, kind, reason, "null");
  }

  private static String deadLetter(Database database, String kind, String reason, String link) {
    String id =
        database
            .rows(
                """
                insert into dispatch.dead_letter
                  (kind, provider, tenant_id, link_id, data_type, detail, reason, correlation_id, at,
                   task_kind, span, span_from, span_to)
                values ('%1$s', 'withings',
                   coalesce((select tenant_id from linking.link where id = %2$s), 1), %2$s, 'activity',
                   '', '%3$s', 'from-a-test', now(), 'HINT', 'WINDOW',
                   now() - interval '2 hours', now() - interval '1 hour')
                returning id"""
                    .formatted(kind, link, reason))
            .get(0);
    return kind + "-" + id;
  }

  private static Locator letter(Page page, String id) {
    return page.locator("wb-card").filter(new Locator.FilterOptions().setHasText(id));
  }

  @Test
  void theColoursThisBrowserChoseComeWithThePage() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, platform(), OPERATOR);
      Look.open(page, platform() + "/settings");

      page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Dark")).check();
      assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
      Look.open(page, platform() + "/");

      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      Look.at(page, "wide-console-dark");
    }
  }

  @Test
  void onAPhoneEveryPlaceIsInReach() {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, platform(), OPERATOR);

      Steps.button(page, "More").click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Audit")).click();

      assertThat(heading(page, "Audit")).isVisible();
      Steps.button(page, "More").click();
      Look.at(page, "phone-console-more");
    }
  }

  private static void choose(Page page, Path jar) {
    page.waitForFileChooser(() -> Steps.button(page, "Install or update").click()).setFiles(jar);
  }

  /** With what stands in its slots, which the native element doesn't hold. */
  private static Locator dialog(Page page) {
    return page.locator("wb-dialog[open]");
  }

  private static Locator inDialog(Page page, String button) {
    return page.locator("wb-dialog[open], wb-question")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
  }

  private static Locator installed(Page page) {
    return page.locator("wb-item").filter(new Locator.FilterOptions().setHasText(EXAMPLE));
  }

  private static Locator module(Page operator, String module) {
    return operator
        .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Northwind Active: Modules"))
        .getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(module));
  }

  /** The page is fetched anew, with all its scripts. */
  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static Locator heading(Page page, String words) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true).setLevel(1));
  }

  private static String platform() {
    return "http://localhost:" + PORTAL.service().node().port();
  }
}
