package org.wellbundle.api.consent;

/**
 * What data is used for.
 *
 * @param name stable, for example {@code storage} or {@code challenges}
 */
public record PurposeId(String name) {
  /**
   * Keeping what a wearable measures and showing it to the person. Its decisions by kind are what
   * is collected at all.
   */
  public static final PurposeId STORAGE = new PurposeId("storage");

  /** Aggregates for the employer. */
  public static final PurposeId EMPLOYER_REPORTS = new PurposeId("employerReports");

  public PurposeId {
    if (!name.matches("[a-z][A-Za-z0-9.-]{1,40}")) {
      throw new IllegalArgumentException("bad purpose " + name);
    }
  }
}
