package org.wellbundle.itests.season;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.testing.Portal;

/** A member, and the watches he or she wore, oldest first. */
final class Walker {
  private final String tenant;
  private final String name;
  private final String email;
  private final Portal portal;
  private final List<String> watches = new ArrayList<>();
  private boolean inside = true;

  Walker(String tenant, String name, String email, Portal portal, String watch) {
    this.tenant = tenant;
    this.name = name;
    this.email = email;
    this.portal = portal;
    watches.add(watch);
  }

  String tenant() {
    return tenant;
  }

  String name() {
    return name;
  }

  String email() {
    return email;
  }

  Portal portal() {
    return portal;
  }

  String watch() {
    return watches.get(watches.size() - 1);
  }

  void wear(String watch) {
    watches.add(watch);
  }

  void leave() {
    inside = false;
  }

  boolean isInside() {
    return inside;
  }

  /** Days before a change of watches are the old one's, where it has them. */
  int steps(LocalDate date, Vendor vendor) {
    return watches.stream()
        .mapToInt(watch -> vendor.steps(watch, date))
        .filter(steps -> steps >= 0)
        .findFirst()
        .orElse(0);
  }
}
