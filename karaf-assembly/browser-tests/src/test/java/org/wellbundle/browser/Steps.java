package org.wellbundle.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.wellbundle.testing.Node;

/** What a person does, in the words of the screens. */
final class Steps {
  private Steps() {}

  static void signIn(Page page, String address, String email) {
    page.navigate(address + "/");
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Node.PASSWORD);
    button(page, "Sign in").click();
    page.getByLabel("E-mail")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).waitFor();
  }

  /** The same after somebody chose another language for the account. */
  static void signInInEnglish(Page page, String address, String email) {
    page.navigate(address + "/");
    button(page, "English").click();
    signIn(page, address, email);
  }

  /** Chooses the language before signing in, which makes it the account's. */
  static void signInInGerman(Page page, String address, String email) {
    page.navigate(address + "/");
    button(page, "Deutsch").click();
    page.getByLabel("E-Mail-Adresse").fill(email);
    page.getByLabel("Passwort", new Page.GetByLabelOptions().setExact(true)).fill(Node.PASSWORD);
    button(page, "Anmelden").click();
    page.getByLabel("E-Mail-Adresse")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).waitFor();
  }

  /** All words of the page on screen, those inside its elements too; no addresses. */
  static String words(Page page) {
    return page.locator("main").ariaSnapshot().replaceAll("(?m)^\\s*- /url: .*$", "");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The manufacturer's own pages: its login when nobody is signed in there, then its consent. */
  static void allowAtWithings(Page page, String who) {
    page.waitForURL(Pattern.compile(".*/oauth2_user/.*"));
    page.getByLabel("E-mail").fill(who + "@home.example");
    page.getByLabel("Password").fill("withings");
    button(page, "Sign in").click();
    button(page, "Allow this app").click();
  }
}
