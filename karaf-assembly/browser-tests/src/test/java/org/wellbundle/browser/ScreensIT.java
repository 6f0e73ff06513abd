package org.wellbundle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.People;

/** Every screen: no accessibility violation, no overflow, no complaint in the console. */
class ScreensIT {
  private static final List<String> ROUTES =
      List.of(
          "/",
          "/link",
          "/data",
          "/challenges",
          "/leaderboard",
          "/notifications",
          "/help",
          "/settings",
          "/settings/apps",
          "/settings/profile",
          "/settings/preferences",
          "/settings/password",
          "/settings/second-factor",
          "/settings/sessions",
          "/settings/lock",
          "/settings/privacy",
          "/settings/access-log",
          "/settings/my-data",
          "/settings/notifications");

  /** Those of who manages people and challenges. */
  private static final List<String> MANAGED =
      List.of("/settings/people", "/challenges", "/challenges/organise");

  private static final int[] WIDTHS = {320, 390, 768, 1280};

  /** Words of the English pages, and keys without words. */
  private static final String UNTRANSLATED =
      "\\b(Settings|Save|Password|Device|Help|Sign|Your|your|the)\\b|\\b[a-z]+\\.[a-z]+\\.[a-z]+\\b";

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  /** Wide in light colours and on a phone in dark ones: each page, width and colour is met. */
  @ParameterizedTest
  @ValueSource(strings = {"wide", "phone"})
  void screensAreAccessibleToAll(String kind) {
    String address = PORTAL.address("northwind");
    try (BrowserContext browser = browser(kind)) {
      Page page = browser.newPage();
      page.navigate(address + "/");
      page.getByLabel("E-mail").waitFor();
      Look.at(page, kind + "-sign-in");
      Steps.signIn(page, address, "robin@northwind.example");
      List<String> complaints = Look.complaints(page);
      for (String route : ROUTES) {
        Look.open(page, address + route);
        Look.at(page, kind + route.replace('/', '-'));
        if (kind.equals("wide")) {
          Look.fits(page, route, WIDTHS);
        }
      }
      assertThat(complaints).as("under the strict policy").isEmpty();
    }
  }

  /** German words are longer, and the support agent has a page more. */
  @Test
  void screensAreCompleteInGerman() {
    String address = PORTAL.address("acme");
    try (BrowserContext browser = PORTAL.dark()) {
      Page page = browser.newPage();
      Steps.signInInGerman(page, address, "support@acme.example");
      List<String> complaints = Look.complaints(page);
      for (String route : ROUTES) {
        Look.open(page, address + route);
        Look.fits(page, route + " in German", WIDTHS);
        assertThat(page.locator("html").getAttribute("lang")).as(route).isEqualTo("de");
        assertThat(Steps.words(page)).as(route).doesNotContainPattern(UNTRANSLATED);
      }
      Look.open(page, address + "/support");
      page.getByLabel("E-Mail-Adresse").fill("support@acme.example");
      Steps.button(page, "Nachsehen").click();
      page.getByText("Kein Gerät ist verbunden.").waitFor();
      Look.fits(page, "/support in German", WIDTHS);
      Look.at(page, "german-support");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void screensOfWhoManagesAreAccessibleToAll() {
    String greta = "greta@acme.example";
    new People(Database.of(PORTAL.service().node()))
        .join(
            "acme",
            greta,
            "Greta Vogel",
            List.of("member", "programmeManager", "challengeOrganiser"));
    String address = PORTAL.address("acme");
    for (String kind : List.of("wide", "phone")) {
      try (BrowserContext browser = browser(kind)) {
        Page page = browser.newPage();
        if (kind.equals("wide")) {
          Steps.signIn(page, address, greta);
        } else {
          Steps.signInInGerman(page, address, greta);
        }
        List<String> complaints = Look.complaints(page);
        for (String route : MANAGED) {
          Look.open(page, address + route);
          Look.at(page, kind + "-managed" + route.replace('/', '-'));
          Look.fits(page, route + " " + kind, WIDTHS);
        }
        assertThat(complaints).isEmpty();
      }
    }
  }

  private static BrowserContext browser(String kind) {
    return kind.equals("phone") ? PORTAL.darkPhone() : PORTAL.wide();
  }
}
