package org.wellbundle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.testing.Node;

/** The portal as an app on a phone. */
class PhoneIT {
  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  private static final String KEPT =
      "async () => caches.has('wellbundle.data').then(async (has) => !has ? []"
          + " : (await (await caches.open('wellbundle.data')).keys())"
          + ".map(({ url }) => new URL(url).pathname))";

  @Test
  void isInstallableAndItsCodeLeadsHere(@TempDir Path profile) throws Exception {
    try (BrowserContext browser = PORTAL.installing(profile)) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("acme"), "sam@acme.example");
      awaitWorker(page);

      CDPSession session = browser.newCDPSession(page);
      JsonObject errors = session.send("Page.getInstallabilityErrors");
      assertThat(errors.getAsJsonArray("installabilityErrors")).isEmpty();

      page.navigate(PORTAL.address("acme") + "/settings");
      Locator code = page.getByAltText("QR code with this portal's address");
      assertThat(code).isVisible();
      assertThat(read(code.screenshot())).isEqualTo(PORTAL.address("acme") + "/");
    }
  }

  @Test
  void showsWhatItLastKnewWithoutAConnectionAndForgetsItAtSignOut() {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, PORTAL.address("acme"), "sam@acme.example");
      awaitWorker(page);
      page.navigate(PORTAL.address("acme") + "/link");
      assertThat(page.getByText("Withings").first()).isVisible();
      awaitKept(page, "/api/v1/link");

      // when: no connection, and the app is opened anew
      browser.setOffline(true);
      page.reload();

      // then: the frame, the data, and how old they are
      assertThat(page.getByText(Pattern.compile("Offline: as of .*\\d\\d:\\d\\d"))).isVisible();
      assertThat(page.getByText("Withings").first()).isVisible();
      assertThat(kept(page)).noneMatch(path -> path.contains("session"));
      assertThat(
              (Boolean)
                  page.evaluate(
                      "async () => (await (await caches.match('/api/v1/me')).text()).includes('csrf')"))
          .isFalse();

      // when: connected again, and signed out
      browser.setOffline(false);
      page.reload();
      assertThat(page.getByText("Withings").first()).isVisible();
      assertThat(page.getByText(Pattern.compile("Offline: as of"))).hasCount(0);
      page.locator("wb-top-bar wb-menu").last().click();
      page.getByText("Sign out").click();
      assertThat(page.getByLabel("E-mail")).isVisible();

      // then: nothing of the member is left on the phone
      assertThat(kept(page)).noneMatch(path -> path.matches("/api/v1/(me|link|measurements).*"));
    }
  }

  @Test
  void theAppLockClosesWithoutAConnectionTooAndStaysClosed() {
    String address = PORTAL.address("acme");
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      Steps.signIn(page, address, "manager@acme.example");
      awaitWorker(page);
      Look.open(page, address + "/link");
      awaitKept(page, "/api/v1/me");
      Look.open(page, address + "/settings/lock");
      page.getByLabel("Passcode").fill("2580");
      Steps.button(page, "Switch on").click();
      assertThat(Steps.button(page, "Lock now")).isVisible();

      // when: locked where nobody hears of it
      browser.setOffline(true);
      Steps.button(page, "Lock now").click();

      // then: nothing of the member's is on screen or kept, after a restart neither
      Locator passcode = page.getByLabel("Passcode", new Page.GetByLabelOptions().setExact(true));
      assertThat(passcode).isFocused();
      page.waitForFunction("async () => !(await caches.match('/api/v1/me'))");
      page.reload();
      assertThat(passcode).isVisible();

      // then: connected again, the passcode is still asked for, and opens
      browser.setOffline(false);
      page.reload();
      passcode.fill("2580");
      page.keyboard().press("Enter");
      page.getByText("The app lock is on for this device.").waitFor();
    }
  }

  @Test
  void anAddressWithinLeadsThereAfterSignIn() {
    try (BrowserContext browser = PORTAL.phone()) {
      Page page = browser.newPage();
      page.navigate(PORTAL.address("acme") + "/link");
      page.getByLabel("E-mail").fill("sam@acme.example");
      page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Node.PASSWORD);
      Steps.button(page, "Sign in").click();
      assertThat(
              page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Link Device")))
          .isVisible();
      assertThat(page.url()).isEqualTo(PORTAL.address("acme") + "/link");
    }
  }

  private static void awaitWorker(Page page) {
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
  }

  private static void awaitKept(Page page, String path) {
    page.waitForFunction("async () => (await caches.match('" + path + "')) !== undefined");
  }

  @SuppressWarnings("unchecked")
  private static List<String> kept(Page page) {
    return (List<String>) page.evaluate(KEPT);
  }

  private static String read(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
