package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at what is on screen, as a person, a screen reader and the console see it. */
final class Look {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Look() {}

  /** Opens a page of the portal and waits until it shows what it fetched. */
  static void open(Page page, String address) {
    page.navigate(address);
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first().waitFor();
    assertThat(page.locator("wb-card[loading], [aria-busy=true]")).hasCount(0);
  }

  /** Takes a picture, and finds nothing that keeps somebody out. */
  static void at(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", name + ".png"))
            .setFullPage(true));
    List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(violations).as(name).extracting(Rule::getId).isEmpty();
  }

  /** Nothing sticks out to the right. */
  static void fits(Page page, String route, int... widths) {
    for (int width : widths) {
      page.setViewportSize(width, 844);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s at %d px", route, width)
          .isEqualTo(true);
    }
  }

  /** What the page complains of from now on, in the console or by breaking. */
  static List<String> complaints(Page page) {
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> note(complaints, page, message));
    page.onPageError(error -> complaints.add(page.url() + " " + error));
    return complaints;
  }

  private static void note(List<String> complaints, Page page, ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(page.url() + " " + message.text());
    }
  }
}
