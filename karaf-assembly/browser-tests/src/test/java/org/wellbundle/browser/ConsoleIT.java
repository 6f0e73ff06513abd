package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' console on the platform host. */
class ConsoleIT {
  private static final String OPERATOR = "operator@localhost";
  private static final List<String> ROUTES =
      List.of(
          "/",
          "/console/tenants",
          "/console/providers",
          "/console/modules",
          "/console/dead-letters",
          "/console/audit");

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @ParameterizedTest
  @ValueSource(strings = {"wide", "phone"})
  void screensAreAccessibleToAll(String kind) {
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
