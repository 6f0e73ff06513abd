package org.wellbundle.itests.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.sdk.testkit.withings.Control;
import org.wellbundle.sdk.testkit.withings.Fault;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;

/** What tempts a service to write people's data into its log: calls and answers it can't read. */
final class Provocations {
  /** A weight at the vendor, in grams as in its answers and in kilograms as in ours. */
  static final Pattern VENDORS_WEIGHT = Pattern.compile("\\b87413\\b|\\b87\\.413\\b");

  private static final int GRAMS = 87_413;
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]{16,})\"");

  private Provocations() {}

  /** Calls that can't be read, or ask for what there isn't. */
  static void calls(Stage stage, Person person) {
    Portal nobody = stage.node().portal(Stage.ACME);
    Portal portal = person.portal();
    String password = "\"password\":\"" + Node.PASSWORD + "\"";
    String cut = "{\"email\":\"" + person.email() + "\"," + password + ",\"x";
    String nested = "{\"email\":{\"at\":\"" + person.email() + "\"},\"password\":[" + password;
    for (String body : List.of(cut, nested, nested + "]}", "[" + cut + "\"}]")) {
      nobody.post("/api/v1/session", body);
      nobody.post("/api/v1/tokens", body);
      nobody.post("/api/v1/password/reset", body);
      portal.send("PUT", "/api/v1/password", body, Map.of());
      portal.send("PUT", "/api/v1/me", body, Map.of());
    }
    for (String value : List.of(person.value() + "kg", "{}", person.value() + "e999")) {
      portal.post(
          "/api/v1/measurements",
          "{\"metric\":\"weight\",\"value\":"
              + value
              + ",\"comment\":\""
              + person.mark().repeat(1_000)
              + "\"}");
    }
    portal.get("/api/v1/sleep/" + person.mark());
    portal.get("/api/v1/measurements?metric=" + person.mark() + "&from=" + person.value());
    nobody.post("/api/v1/notifications/unsubscribe?token=" + person.mark(), "");
    nobody.send("GET", "/api/v1/me", null, Map.of("Authorization", "Bearer " + person.mark()));
    nobody.get("/" + person.mark() + "/" + person.email());
    stage.node().platform().post("/hooks/withings/" + person.mark(), person.email());
    stage.node().platform().get("/oauth/callback/withings?code=" + person.mark() + "&state=x");
  }

  /** The vendor answers by half, with a page, and with an error that quotes the person. */
  static void answers(Stage stage, Person person) {
    Control vendor = stage.service().cloud().control();
    vendor.faults().add(Fault.on("/measure", "getmeas", Fault.Kind.TRUNCATE));
    vendor.faults().add(Fault.on("/v2/measure", "getactivity", Fault.Kind.HTML));
    vendor
        .faults()
        .add(Fault.status("/v2/sleep", "getsummary", 2555, "broken for " + person.email()));
    vendor.weigh(Members.AT_VENDOR, GRAMS);
    person.portal().post("/api/v1/link/sync", "");
    Node.await(
        "the vendor's bad answers",
        Duration.ofSeconds(60),
        () -> vendor.faults().list().stream().allMatch(fault -> fault.count() == 0));
  }

  /** Notes the tokens of the vendor's cloud and the secret parts of the addresses it calls. */
  static void noteVendorsSecrets(Stage stage) {
    Node.await(
        "the vendor's cloud to write down its tokens",
        Duration.ofSeconds(20),
        () -> {
          Matcher token = TOKEN.matcher(stage.vendorsMemory());
          boolean found = false;
          while (token.find()) {
            stage.keepsSecret(token.group(1));
            found = true;
          }
          return found;
        });
    stage.service().cloud().control().subscriptionsOf(Members.AT_VENDOR).stream()
        .map(each -> each.callbackurl().substring(each.callbackurl().lastIndexOf('/') + 1))
        .forEach(stage::keepsSecret);
  }
}
