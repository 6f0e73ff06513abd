package org.wellbundle.itests.broken;

/** A component that can't be activated. */
public final class Unwilling {
  void activate() {
    throw new IllegalStateException("no licence");
  }
}
