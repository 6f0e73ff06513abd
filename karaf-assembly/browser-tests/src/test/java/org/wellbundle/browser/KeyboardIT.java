package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way with the Tab key alone, and what remains when something breaks. */
class KeyboardIT {
  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  /** What has the focus: whether one sees that it has, and whether a bar lies over it. */
  private static final String FOCUSED =
      """
      () => {
        let e = document.activeElement;
        while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
        if (!e || e === document.body) return null;
        const box = e.getBoundingClientRect();
        const style = getComputedStyle(e);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== 'none';
        const bar = document.querySelector('.bottom-bar');
        const foot = bar && !bar.contains(e) && getComputedStyle(bar).position === 'fixed'
            ? bar.getBoundingClientRect().top : innerHeight;
        const name = e.getAttribute('aria-label') || e.textContent.trim() || e.name || e.localName;
        const fits = box.height < innerHeight / 3;
        return (ring ? '' : 'no ring: ')
            + (fits && (box.bottom > foot + 1 || box.top < -1) ? 'hidden: ' : '') + name;
      }
      """;

  private final String address = PORTAL.address("northwind");

  @ParameterizedTest
  @ValueSource(strings = {"/settings", "/settings/privacy", "/settings/notifications", "/help"})
  void theFocusIsAlwaysInSight(String route) {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "robin@northwind.example");
      Look.open(page, address + route);

      List<String> walked = walk(page);

      assertThat(walked).hasSizeGreaterThan(8);
      assertThat(walked).noneMatch(stop -> stop.startsWith("no ring") || stop.startsWith("hidden"));
      assertThat(walked.get(0)).isEqualTo("Skip to the content");
    }
  }

  /** Everything the Tab key meets once round. */
  private static List<String> walk(Page page) {
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      Object stop = page.evaluate(FOCUSED);
      if (stop == null) {
        return stops;
      }
      stops.add((String) stop);
    }
    return stops;
  }

  @Test
  void whatOpensClosesWithEscapeAndGivesTheFocusBack() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "robin@northwind.example");
      Look.open(page, address + "/settings/privacy");
      Locator asks = Steps.button(page, "Let it rest");
      asks.focus();
      page.keyboard().press("Enter");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      dialog.waitFor();
      Look.at(page, "keyboard-dialog");
      page.keyboard().press("Escape");
      assertThat(dialog).isHidden();
      assertThat(asks).isFocused();

      Locator apps = Steps.button(page, "Apps");
      apps.focus();
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.MENUITEM).first()).isFocused();
      page.keyboard().press("Escape");
      assertThat(apps).isFocused();
    }
  }

  @Test
  void aFailureIsToldInTheReadersLanguageWithAWayToTryAgain() {
    try (BrowserContext browser = PORTAL.dark()) {
      Page page = browser.newPage();
      Steps.signInInGerman(page, PORTAL.address("acme"), "support@acme.example");
      page.route(Pattern.compile(".*/api/v1/(sessions|support/topics)$"), KeyboardIT::fail);
      for (String route : List.of("/settings/sessions", "/help")) {
        page.navigate(PORTAL.address("acme") + route);
        page.getByText("Bei uns ist etwas schiefgegangen.").waitFor();
        assertThat(page.getByText("abc123")).isVisible();
        Look.at(page, "broken" + route.replace('/', '-'));
      }
      page.unroute(Pattern.compile(".*/api/v1/(sessions|support/topics)$"));
      Steps.button(page, "Noch einmal versuchen").click();
      page.getByText("Wer wobei hilft").waitFor();

      page.navigate(PORTAL.address("acme") + "/nowhere");
      page.getByText("Unter dieser Adresse ist nichts").waitFor();
      Look.at(page, "broken-nowhere");
    }
  }

  private static void fail(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(500)
            .setContentType("application/problem+json")
            .setBody(
                "{\"status\":500,\"code\":\"internal\",\"correlationId\":\"abc123\","
                    + "\"detail\":\"Something went wrong on our side.\"}"));
  }
}
