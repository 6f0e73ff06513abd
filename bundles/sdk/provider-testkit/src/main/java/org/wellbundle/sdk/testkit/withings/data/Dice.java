package org.wellbundle.sdk.testkit.withings.data;

import java.util.SplittableRandom;

/** Chance that repeats itself: same salts, same throws. */
final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Dice of(long... salts) {
    long mixed = 0x9E3779B97F4A7C15L;
    for (long salt : salts) {
      mixed = (mixed ^ salt) * 0xBF58476D1CE4E5B9L;
      mixed ^= mixed >>> 29;
    }
    return new Dice(mixed);
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double unit() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Around 0 with that spread, never beyond three times the spread. */
  double near(double spread) {
    return Math.max(-3, Math.min(3, random.nextGaussian())) * spread;
  }

  int nearInt(int spread) {
    return (int) Math.round(near(spread));
  }
}
