package org.wellbundle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;

/** Two-step sign-in from the first look at it to the next sign-in, each screen looked at. */
class SecondFactorIT {
  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Duration STEP = Duration.ofSeconds(30);

  private final String address = PORTAL.address("acme");

  @Test
  void onAWideScreen() {
    try (BrowserContext browser = PORTAL.wide()) {
      isSetUpAndAskedFor(browser, "tessa@acme.example");
    }
  }

  private void isSetUpAndAskedFor(BrowserContext browser, String email) {
    new People(Database.of(PORTAL.service().node()))
        .join("acme", email, "Tessa Theodor", List.of("member"));
    String name = "second-factor-";
    Page page = browser.newPage();
    Steps.signIn(page, address, email);
    List<String> complaints = Look.complaints(page);
    Look.open(page, address + "/settings/second-factor");
    page.locator("input[type=password]").fill(Node.PASSWORD);
    page.locator("button.primary").click();
    String key = page.locator(".key").innerText();
    Look.at(page, name + "enrolling");
    page.locator("input[name=code]").fill(code(key, Instant.now()));
    page.locator("form button.primary").click();
    page.locator("ol li").first().waitFor();
    assertThat(page.locator("ol li").count()).isEqualTo(8);
    Look.at(page, name + "recovery-codes");
    // the toast lies above the button
    page.locator("wb-toasts .toast button").click();
    page.locator("button.primary").click();
    page.locator("button.danger").waitFor();
    Look.at(page, name + "on");
    Look.fits(page, "/settings/second-factor", 320, 390, 768, 1280);
    assertThat(complaints).isEmpty();

    browser.clearCookies();
    page.navigate(address + "/");
    page.locator("input[name=email]").fill(email);
    page.locator("input[name=password]").fill(Node.PASSWORD);
    page.locator("button[type=submit]").first().click();
    page.locator("input[name=code]").waitFor();
    Look.at(page, name + "asked");
    // the code of this half minute may be used up; the next one counts already
    page.locator("input[name=code]").fill(code(key, Instant.now().plus(STEP)));
    page.keyboard().press("Enter");
    page.locator("input[name=code]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.locator("main h1").waitFor();
    assertThat(Steps.words(page)).doesNotContain("One more step");
  }

  /** RFC 6238, six digits of SHA-1. */
  private static String code(String key, Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(key), "HmacSHA1"));
      long step = at.getEpochSecond() / STEP.toSeconds();
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15);
      return "%06d".formatted((number & Integer.MAX_VALUE) % 1_000_000);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Base 32, of the key as it is shown. */
  private static byte[] bytes(String key) {
    String letters = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
    byte[] bytes = new byte[letters.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int letter = ALPHABET.indexOf(letters.charAt(bit / 5));
      if ((letter >> (4 - bit % 5) & 1) == 1) {
        bytes[bit / 8] |= (byte) (128 >> bit % 8);
      }
    }
    return bytes;
  }
}
