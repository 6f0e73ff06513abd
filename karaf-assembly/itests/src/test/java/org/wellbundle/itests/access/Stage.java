package org.wellbundle.itests.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/**
 * A node with two employers that logs all it can as JSON, a mail server, and a vendor's cloud that
 * remembers the tokens it gave out.
 */
final class Stage implements AutoCloseable {
  static final String ACME = "acme.localhost";
  static final String NORTHWIND = "northwind.localhost";
  static final String PLATFORM = "localhost";

  private final Mailbox mails = new Mailbox();
  private final Path vendorsMemory;
  private final Service service;
  private final Database database;
  private final People accounts;
  private final Set<Portal> browsers = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();

  Stage(String name) {
    Path folder = Node.freshFolder(name);
    logEverything(Node.prepare(folder));
    vendorsMemory = folder.resolve("vendor.json");
    service =
        Service.start(
            folder,
            WithingsCloud.builder()
                .port(0)
                .memory(vendorsMemory)
                .sameArguments(Duration.ZERO)
                .start(),
            settings(mails.settings()));
    database = Database.of(service.node());
    accounts = new People(database);
  }

  private static Map<String, String> settings(Map<String, String> mail) {
    Map<String, String> settings = new LinkedHashMap<>(mail);
    settings.put("WELLBUNDLE_LOG_FORMAT", "json");
    // nobody thinks again here
    settings.put("WELLBUNDLE_CORE_CONSENT_LEAVING_DAYS", "0");
    for (String whose : List.of("ACCOUNT", "TENANT", "ADDRESS")) {
      settings.put("WELLBUNDLE_PLATFORM_HTTP_" + whose + "_CALLS_PER_MINUTE", "0");
    }
    return settings;
  }

  /** What is fit for the log at all is so at its most talkative. */
  private static void logEverything(Path home) {
    try {
      Files.writeString(
          home.resolve("etc/org.ops4j.pax.logging.cfg"),
          """

          log4j2.logger.wellbundle.name = org.wellbundle
          log4j2.logger.wellbundle.level = TRACE
          """,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Service service() {
    return service;
  }

  Node node() {
    return service.node();
  }

  Database database() {
    return database;
  }

  People accounts() {
    return accounts;
  }

  Mailbox mails() {
    return mails;
  }

  /** What the vendor's cloud has written down: its tokens, among others. */
  String vendorsMemory() {
    try {
      return Files.exists(vendorsMemory) ? Files.readString(vendorsMemory) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A browser whose cookies nobody else may see. */
  Portal browser(String host) {
    Portal browser = node().portal(host);
    browsers.add(browser);
    return browser;
  }

  Portal signedIn(String host, String email) {
    return browser(host).signIn(email);
  }

  /** Notes what no log, number or queue may hold. */
  void keepsSecret(String secret) {
    secrets.add(secret);
  }

  /** Cookies and tokens go when sessions end, so this is to be asked before and after. */
  Set<String> secrets() {
    browsers.forEach(browser -> secrets.addAll(browser.secrets()));
    secrets.add(Node.PASSWORD);
    secrets.add("wellbundle-demo-secret");
    return Set.copyOf(secrets);
  }

  @Override
  public void close() {
    service.close();
    mails.close();
  }
}
