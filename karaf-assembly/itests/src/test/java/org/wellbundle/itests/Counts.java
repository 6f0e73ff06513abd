package org.wellbundle.itests;

/** How often something is done: a few times in {@code ./test}, in full in {@code --soak}. */
final class Counts {
  static final boolean SOAK = Boolean.getBoolean("soak");

  private Counts() {}

  /**
   * @param property which sets another number
   */
  static int of(String property, int few, int full) {
    return Integer.getInteger(property, SOAK ? full : few);
  }
}
