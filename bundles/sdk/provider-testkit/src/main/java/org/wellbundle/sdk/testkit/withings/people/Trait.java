package org.wellbundle.sdk.testkit.withings.people;

/** Oddities that come with somebody's data, each one seen with real accounts. */
public enum Trait {
  /** The scale is shared: some groups are ambiguous (attrib 1). */
  SHARED_SCALE,
  /** Some groups arrive twice, same grpid, attrib 0 and 8. */
  DELIVERED_TWICE,
  /** Weight typed in by hand now and then (attrib 2, no device). */
  MANUAL_ENTRIES,
  /** Sleeps in the afternoon too: several rows a day. */
  NAPS,
  /** On some days watch and phone both deliver a row. */
  TWO_SOURCES,
  /** getdevice also lists a phantom sleep sensor. */
  PHANTOM_DEVICE
}
