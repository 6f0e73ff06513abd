package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.SignedBundles;

/** A newer version of a part of the app, put in while somebody uses the older one on a phone. */
class NewVersionIT {
  private static final String MODULE = "org.wellbundle.module.notifications";

  /** Which versions of the part the page has files of. */
  private static final String VERSIONS =
      "() => [...new Set(performance.getEntriesByType('resource')"
          + ".map(({ name }) => new URL(name).pathname.match(/^\\/ui\\/notifications\\/[^/]+/)?.[0])"
          + ".filter((base) => base))]";

  /** There is one set of kept files, and it has this version alone. */
  private static final String KEEPS_ALONE =
      """
      async (base) => {
        const names = (await caches.keys()).filter((name) => name.startsWith('wellbundle.files.'));
        if (names.length !== 1) return false;
        const files = await (await caches.open(names[0])).keys();
        const paths = files.map(({ url }) => new URL(url).pathname);
        const own = paths.filter((path) => path.startsWith('/ui/notifications/'));
        return own.length > 0 && own.every((path) => path.startsWith(base)) && paths.includes('/');
      }
      """;

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  @Test
  void takesOverAtTheNextVisitAndMixesNothing() {
    String address = PORTAL.address("acme");
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "sam@acme.example");
      page.waitForFunction("() => navigator.serviceWorker.controller !== null");
      page.reload();
      bell(page).waitFor();
      String before = versions(page).get(0);
      page.waitForFunction(KEEPS_ALONE, before);

      // when: the operator puts a newer one in
      update();

      // then: the open page goes on, without a reload
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings")).last().click();
      assertThat(heading(page)).isVisible();

      // when: the next visit
      page.reload();
      assertThat(heading(page)).isVisible();
      bell(page).waitFor();

      // then: it has the newer one alone, and so has the new worker
      String after = versions(page).get(0);
      assertThat(after).isNotEqualTo(before);
      assertThat(versions(page)).containsExactly(after);
      page.waitForFunction(KEEPS_ALONE, after);

      // then: it opens without a connection
      browser.setOffline(true);
      page.reload();
      assertThat(heading(page)).isVisible();
      bell(page).waitFor();
      assertThat(versions(page)).containsExactly(after);
    }
  }

  private static void update() {
    Node node = PORTAL.service().node();
    SignedBundles bundles = new SignedBundles(node.home().resolve("releases")).trustedBy(node);
    Map<String, byte[]> more =
        Map.of("web/release.txt", "newer".getBytes(StandardCharsets.US_ASCII));
    SignedBundles.drop(
        bundles.sign(
            bundles.rebuilt(
                SignedBundles.ofDistribution(node, MODULE),
                Map.of("Bundle-Version", "0.9.0"),
                more,
                "0.9.0")),
        node,
        MODULE);
    Portal member = node.portal("acme.localhost").signIn("sam@acme.example");
    Node.await(
        "the newer version",
        Duration.ofSeconds(60),
        () -> member.get("/ui/contributions").text().contains("/ui/notifications/0.9.0-"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> versions(Page page) {
    return (List<String>) page.evaluate(VERSIONS);
  }

  private static Locator bell(Page page) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notifications"));
  }

  private static Locator heading(Page page) {
    return page.getByRole(
        AriaRole.HEADING,
        new Page.GetByRoleOptions().setName("Settings").setExact(true).setLevel(1));
  }
}
