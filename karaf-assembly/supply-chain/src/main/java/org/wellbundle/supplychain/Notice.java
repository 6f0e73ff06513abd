package org.wellbundle.supplychain;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Text of the file {@code NOTICE}: what is delivered along, by licence. */
public final class Notice {
  private Notice() {}

  public static String text(Inventory inventory, Licences licences) {
    Map<String, SortedSet<String>> byLicence = new TreeMap<>();
    for (Component component : inventory.components().keySet()) {
      byLicence
          .computeIfAbsent(licences.of(component).orElse("unknown"), id -> new TreeSet<>())
          .add(component.key());
    }
    StringBuilder text =
        new StringBuilder("Wellbundle\n\nThe distribution contains these works of others:\n");
    byLicence.forEach(
        (licence, names) -> {
          text.append('\n').append(licence).append('\n');
          names.forEach(name -> text.append("  ").append(name).append('\n'));
        });
    text.append("\nOFL-1.1\n  Inter (font), in bundles/web/shell\n");
    return text.toString();
  }
}
