package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What pages show for a moment only, and the way through them without a mouse. */
class MomentsIT {
  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  private final String address = PORTAL.address("acme");

  @Test
  void aForgottenPasswordIsAccessibleToAll() {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      page.navigate(address + "/");
      Steps.button(page, "Forgotten your password?").click();
      Look.at(page, "moment-forgotten");
      page.getByLabel("E-mail").fill("nobody@acme.example");
      Steps.button(page, "Send the link").click();
      page.getByText("a mail with a link is on its way").waitFor();
      Look.at(page, "moment-forgotten-sent");

      page.navigate(address + "/reset-password#stale");
      page.getByLabel("New password", exact()).fill("Four-Words-4-Nobody");
      page.getByLabel("New password, once more").fill("Four-Words-4-Nobody");
      Steps.button(page, "Set password").click();
      page.getByText("This link was used already").waitFor();
      Look.at(page, "moment-reset-refused");
    }
  }

  @Test
  void keepingAnAccountIsAccessibleToAll() {
    for (BrowserContext browser : List.of(PORTAL.wide(), PORTAL.darkPhone())) {
      try (browser) {
        Page page = browser.newPage();
        page.navigate(address + "/reactivate#stale");
        Steps.button(page, "Keep my account").waitFor();
        Look.at(page, "moment-keep");
        List<String> complaints = Look.complaints(page);
        Look.fits(page, "/reactivate", 320, 390, 768, 1280);
        assertThat(complaints).isEmpty();
        Steps.button(page, "Keep my account").click();
        page.locator("wb-notice").waitFor();
        Look.at(page, "moment-keep-refused");
      }
    }
  }

  @Test
  void theAppLockClosesAndOpens() {
    try (BrowserContext browser = PORTAL.dark()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "manager@acme.example");
      Look.open(page, address + "/settings/lock");
      page.getByLabel("Passcode").fill("2580");
      Steps.button(page, "Switch on").click();
      Steps.button(page, "Lock now").click();
      Locator passcode = page.getByLabel("Passcode", exact());
      assertThat(passcode).isFocused();
      passcode.fill("9731");
      page.keyboard().press("Enter");
      page.getByText("That isn't your passcode.").waitFor();
      assertThat(passcode).isFocused();
      Look.at(page, "moment-locked");
      passcode.fill("2580");
      page.keyboard().press("Enter");
      page.getByText("The app lock is on for this device.").waitFor();
      Look.at(page, "moment-lock-on");
    }
  }

  @Test
  void helpIsAskedForWithoutAMouse() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "manager@acme.example");
      Look.open(page, address + "/help");
      tabTo(page, Steps.button(page, "Send request"));
      page.keyboard().press("Enter");
      page.getByText("Write what you need help with.").waitFor();
      Look.at(page, "moment-help-fault");

      Look.open(page, address + "/help");
      tabTo(page, page.getByLabel("What can we help you with?"));
      page.keyboard().type("The portal has been slow since Monday.");
      tabTo(page, Steps.button(page, "Send request"));
      page.keyboard().press("Enter");
      page.getByText("Your request is on its way").waitFor();
      Look.at(page, "moment-help-sent");
    }
  }

  @Test
  void notificationsAreChosenWithoutAMouse() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "manager@acme.example");
      Locator bell = page.getByRole(AriaRole.LINK, named("Notifications"));
      tabTo(page, bell);
      page.keyboard().press("Enter");
      Locator settings = page.getByRole(AriaRole.LINK, named("What reaches you"));
      settings.waitFor();
      Look.at(page, "moment-inbox");
      tabTo(page, settings);
      page.keyboard().press("Enter");
      Locator quiet = page.getByRole(AriaRole.SWITCH, named("Device quiet for days: E-mail"));
      assertThat(quiet).not().isChecked();
      tabTo(page, quiet);
      page.waitForResponse(
          answer -> answer.url().endsWith("/notifications/preferences") && answer.ok(),
          () -> page.keyboard().press("Space"));
      page.reload();
      assertThat(quiet).isChecked();
    }
  }

  /** Presses the Tab key until the focus is there. */
  private static void tabTo(Page page, Locator goal) {
    goal.waitFor();
    for (int i = 0; i < 60; i++) {
      if (Boolean.TRUE.equals(goal.evaluate("e => e.getRootNode().activeElement === e"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    fail("the Tab key doesn't lead to " + goal);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
