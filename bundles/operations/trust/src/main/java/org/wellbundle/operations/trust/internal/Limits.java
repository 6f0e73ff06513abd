package org.wellbundle.operations.trust.internal;

/**
 * How large a bundle may be.
 *
 * @param entries most files
 * @param bytes most bytes once unpacked
 * @param ratio most times an entry may grow when it is unpacked, beyond its first megabyte
 */
record Limits(int entries, long bytes, int ratio) {
  static final Limits STANDARD = new Limits(20_000, 64L << 20, 100);
}
