package org.wellbundle.sdk.testkit.withings.people;

/**
 * What somebody's body is like.
 *
 * @param weightGrams around which the scale's readings move
 * @param fatPermille share of fat
 * @param pulse resting, per minute
 */
public record Body(
    int heightCm, int weightGrams, int fatPermille, int pulse, int systolic, int diastolic) {}
