package org.wellbundle.sdk.testkit.withings.data;

/**
 * Ids made from what they name, so that nothing need be remembered: they grow with time of creation
 * like the vendor's, exceed 32 bits like them, and stay exact in a JavaScript number.
 */
final class Ids {
  private static final long EPOCH = 1_500_000_000L;

  private Ids() {}

  /**
   * @param kind 0 to 15, distinct for things created by one person in one second
   */
  static long of(long created, long userid, int kind) {
    return ((created - EPOCH) << 20) | ((userid & 0xFFFF) << 4) | (kind & 0xF);
  }
}
