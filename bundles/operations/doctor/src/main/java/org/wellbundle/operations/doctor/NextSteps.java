package org.wellbundle.operations.doctor;

import java.util.Map;

/** What to do first about a part that says it doesn't work. */
final class NextSteps {
  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry(
              "database",
              "Look at <data>/postgres/postgres.log, or check WELLBUNDLE_DB_URL and the password"),
          Map.entry("schemas", "Read the sentence: it names bundle and step; bring a fixed bundle"),
          Map.entry("secrets", "Put the right master.key into the key ring's folder"),
          Map.entry("broker", "Check disk space and the broker's address; log:display has more"),
          Map.entry("mail", "Check etc/org.wellbundle.platform.mail.cfg and the mail server"),
          Map.entry("restore", "Do as the sentence says; the next look is within two seconds"),
          Map.entry("erasure-ledger", "Give the service the right to write into the data folder"),
          Map.entry("provider", "wellbundle:providers, then the operator guide under Link states"),
          Map.entry("tenant", "Check the tenant's bundle and its address"));

  private NextSteps() {}

  static String forCheck(String name) {
    return STEPS.getOrDefault(name, "Do as the sentence says; log:display has more");
  }
}
