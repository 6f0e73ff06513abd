package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The phone journey of the linking rules, L6. */
class LinkOnThePhoneIT {
  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @Test
  void linksFromSettingsAndReturnsThere() {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("acme"), "sam@acme.example");

      // when: Settings in the bottom bar, Apps under Connected App, the list, the choice
      link(page, "Settings").last().click();
      assertThat(
              page.getByRole(
                  AriaRole.HEADING, new Page.GetByRoleOptions().setName("Connected App")))
          .isVisible();
      link(page, "Apps").first().click();
      page.getByText("Withings").first().click();
      Steps.allowAtWithings(page, "sam");

      // then: returned to Settings, the app's name and last sync under Connected App
      page.waitForURL(Pattern.compile(".*acme\\.localhost.*/settings$"));
      assertThat(page.getByText("Withings").first()).isVisible();
      assertThat(page.getByText(Pattern.compile("Last sync .*\\d\\d:\\d\\d")).first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }
  }

  private static com.microsoft.playwright.Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }
}
