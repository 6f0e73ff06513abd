package org.wellbundle.sdk.testkit.garmin;

import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/** Somebody with an account at Garmin. */
public final class GarminPerson {
  static final Set<String> ALL =
      Set.of("HEALTH_EXPORT", "ACTIVITY_EXPORT", "HISTORICAL_DATA_EXPORT");

  private final String name;
  private final String userId;
  private final ZoneOffset offset;
  private final Set<String> permissions = new TreeSet<>();
  private boolean registered;

  GarminPerson(String name, String userId, ZoneOffset offset) {
    this.name = name;
    this.userId = userId;
    this.offset = offset;
  }

  public String name() {
    return name;
  }

  /** The same after each time this person registers again. */
  public String userId() {
    return userId;
  }

  ZoneOffset offset() {
    return offset;
  }

  synchronized Set<String> permissions() {
    return Set.copyOf(permissions);
  }

  synchronized void permit(Set<String> granted) {
    permissions.clear();
    permissions.addAll(granted);
    registered = true;
  }

  public synchronized boolean isRegistered() {
    return registered;
  }

  synchronized void leave() {
    registered = false;
    permissions.clear();
  }
}
