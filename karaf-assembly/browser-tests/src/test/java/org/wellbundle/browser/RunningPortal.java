package org.wellbundle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wellbundle.testing.Service;

/** One service and one browser for all test classes of a run. */
public final class RunningPortal implements BeforeAllCallback, AfterAllCallback {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost,"
              + " EXCLUDE 127.0.0.1");

  private static Shared shared;

  /** What is started once and stopped when the JVM of the tests ends. */
  private record Shared(Service service, Playwright playwright, Browser browser)
      implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      browser.close();
      playwright.close();
      service.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String chromium = System.getProperty("chromium", "");
    boolean required = Boolean.getBoolean("browser.required");
    if (chromium.isEmpty() && !required) {
      Assumptions.abort("no Chromium: the browser tests are skipped");
    }
    shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Shared.class, key -> start(chromium), Shared.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {}

  private static Shared start(String chromium) {
    Service service =
        Service.start(
            "browser",
            Boolean.getBoolean("soak")
                ? Map.of("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "2400")
                : Map.of());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(chromium))
                    .setArgs(ARGUMENTS));
    return new Shared(service, playwright, browser);
  }

  public Service service() {
    return shared.service();
  }

  public String address(String tenant) {
    return "http://" + tenant + ".localhost:" + shared.service().node().port();
  }

  /** A fresh browser profile on a wide screen. */
  public BrowserContext wide() {
    return context(new Browser.NewContextOptions().setViewportSize(1280, 860));
  }

  /** A fresh browser profile on a phone. */
  public BrowserContext phone() {
    return context(phoneOptions());
  }

  public BrowserContext darkPhone() {
    return context(phoneOptions().setColorScheme(ColorScheme.DARK));
  }

  /** A fresh browser profile on either screen, in either colours. */
  public BrowserContext screen(boolean phone, ColorScheme colors) {
    Browser.NewContextOptions options =
        phone ? phoneOptions() : new Browser.NewContextOptions().setViewportSize(1280, 860);
    return context(options.setColorScheme(colors));
  }

  private static Browser.NewContextOptions phoneOptions() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setDeviceScaleFactor(2)
        .setHasTouch(true)
        .setIsMobile(true);
  }

  /** A browser profile on disk: a private window can't install an app. */
  public BrowserContext installing(Path profile) {
    return shared
        .playwright()
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(Path.of(System.getProperty("chromium", "")))
                .setArgs(ARGUMENTS)
                .setLocale("en-GB")
                .setViewportSize(390, 844));
  }

  public BrowserContext dark() {
    return context(
        new Browser.NewContextOptions()
            .setViewportSize(1280, 860)
            .setColorScheme(ColorScheme.DARK));
  }

  private static BrowserContext context(Browser.NewContextOptions options) {
    BrowserContext context =
        shared.browser().newContext(options.setLocale("en-GB").setTimezoneId("Europe/Berlin"));
    context.setDefaultTimeout(15_000);
    return context;
  }
}
