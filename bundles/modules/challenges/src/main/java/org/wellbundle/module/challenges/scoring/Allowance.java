package org.wellbundle.module.challenges.scoring;

/**
 * What the organiser answered about a day, in {@link Thousandths}. More than that, typed in later,
 * isn't covered.
 *
 * @param byHand how much of what was typed in counts, though the rules say otherwise
 * @param checked a day of up to so much was found right
 */
public record Allowance(long byHand, long checked) {
  public static final Allowance NONE = new Allowance(0, 0);
}
