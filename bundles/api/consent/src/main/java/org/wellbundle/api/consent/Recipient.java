package org.wellbundle.api.consent;

/**
 * Who receives data: a role of people, or one named party.
 *
 * @param name for example {@code service}, {@code employer}, {@code participants}, {@code app:42}
 */
public record Recipient(String name) {
  /** The service itself, for the person. */
  public static final Recipient SERVICE = new Recipient("service");

  /** The employer, in aggregates that can't reveal a person. */
  public static final Recipient EMPLOYER = new Recipient("employer");

  public Recipient {
    if (!name.matches("[a-z][A-Za-z0-9:._-]{1,60}")) {
      throw new IllegalArgumentException("bad recipient " + name);
    }
  }
}
