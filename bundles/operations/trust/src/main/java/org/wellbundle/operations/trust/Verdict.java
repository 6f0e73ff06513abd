package org.wellbundle.operations.trust;

/**
 * What the door says about a bundle.
 *
 * @param code stable, {@code trusted} when it is let in
 * @param sentence why, and what to do about it; when let in: on whose word
 */
public record Verdict(boolean trusted, String code, String sentence) {
  public static Verdict let(String sentence) {
    return new Verdict(true, "trusted", sentence);
  }

  public static Verdict refuse(String code, String sentence) {
    return new Verdict(false, code, sentence);
  }
}
