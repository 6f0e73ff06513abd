package org.wellbundle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every screen: no accessibility violation, no overflow, no complaint in the console. */
class ScreensIT {
  private static final List<String> ROUTES =
      List.of("/", "/link", "/data", "/settings", "/settings/apps");
  private static final int[] WIDTHS = {320, 390, 768, 1280};

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @ParameterizedTest
  @ValueSource(strings = {"wide", "dark", "phone"})
  void screensAreAccessibleToAll(String kind) {
    try (BrowserContext browser = browser(kind)) {
      Page page = browser.newPage();
      page.navigate(PORTAL.address("northwind") + "/");
      page.getByLabel("E-mail").waitFor();
      check(page, kind + "-sign-in");
      Steps.signIn(page, PORTAL.address("northwind"), "robin@northwind.example");
      for (String route : ROUTES) {
        open(page, route);
        check(page, kind + route.replace('/', '-'));
      }
    }
  }

  @Test
  void screensReflow() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("northwind"), "robin@northwind.example");
      for (String route : ROUTES) {
        open(page, route);
        for (int width : WIDTHS) {
          page.setViewportSize(width, 844);
          assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as("%s at %d px", route, width)
              .isEqualTo(true);
        }
      }
    }
  }

  @Test
  void theConsoleStaysSilentUnderTheStrictPolicy() {
    try (BrowserContext browser = PORTAL.wide()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("northwind"), "robin@northwind.example");
      StringBuilder complaints = new StringBuilder();
      page.onConsoleMessage(
          message -> {
            if ("error".equals(message.type())) {
              complaints.append(message.text()).append('\n');
            }
          });
      page.onPageError(error -> complaints.append(error).append('\n'));
      for (String route : ROUTES) {
        open(page, route);
      }
      assertThat(complaints).isEmpty();
    }
  }

  private static BrowserContext browser(String kind) {
    return switch (kind) {
      case "dark" -> PORTAL.dark();
      case "phone" -> PORTAL.phone();
      default -> PORTAL.wide();
    };
  }

  private static void open(Page page, String route) {
    page.navigate(PORTAL.address("northwind") + route);
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first().waitFor();
    page.waitForLoadState();
  }

  private static void check(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", name + ".png"))
            .setFullPage(true));
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations).as(name).extracting(Rule::getId).isEmpty();
  }
}
