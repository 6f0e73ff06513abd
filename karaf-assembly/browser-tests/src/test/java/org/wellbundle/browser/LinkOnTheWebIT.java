package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The web journey of the linking rules, L2 to L7, as a member walks it. */
class LinkOnTheWebIT {
  private static final LocatorAssertions.IsVisibleOptions WITHIN_A_MINUTE =
      new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @Test
  void linksSeesSixtyDaysAndUnlinks() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("acme"), "alex@acme.example");

      // when: four-square icon, drop-down, page of manufacturers, the card's button
      openLinkDevice(page);
      linkButton(page).click();
      Steps.allowAtWithings(page, "alex");

      // then: back on the same page, with the green check mark
      page.waitForURL(Pattern.compile(".*acme\\.localhost.*/link$"));
      assertThat(page.getByText("Linked", new Page.GetByTextOptions().setExact(true)).first())
          .isVisible(WITHIN_A_MINUTE);
      assertThat(page.getByText(Pattern.compile("Last sync .*\\d\\d:\\d\\d")).first())
          .isVisible(WITHIN_A_MINUTE);
      assertThat(page.getByText("Steps, distance, energy").first()).isVisible(WITHIN_A_MINUTE);

      // then: sixty days are there
      page.navigate(PORTAL.address("acme") + "/data");
      assertThat(page.getByRole(AriaRole.TABLE).first()).isVisible(WITHIN_A_MINUTE);

      // when: unlinked, after a confirmation that says what happens
      openLinkDevice(page);
      Steps.button(page, "Unlink").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("stays");
      dialog.getByRole(AriaRole.BUTTON, named("Unlink")).click();

      // then: another device can be linked
      assertThat(linkButton(page))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    }
  }

  @Test
  void refusalAtTheManufacturerIsExplainedOnTheSamePage() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("northwind"), "robin@northwind.example");
      openLinkDevice(page);
      linkButton(page).click();
      page.getByLabel("E-mail").fill("robin@home.example");
      page.getByLabel("Password").fill("withings");
      Steps.button(page, "Sign in").click();
      Steps.button(page, "Deny").click();

      page.waitForURL(Pattern.compile(".*northwind\\.localhost.*/link.*"));
      assertThat(page.getByText("wasn't allowed").first()).isVisible();
      assertThat(linkButton(page)).isVisible();
    }
  }

  private static void openLinkDevice(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apps")).first().click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Link Device")).click();
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Link Device").setLevel(1)))
        .isVisible();
  }

  /** The button in the manufacturer's card. */
  private static Locator linkButton(Page page) {
    return Steps.button(page, "Link Device: Withings");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
