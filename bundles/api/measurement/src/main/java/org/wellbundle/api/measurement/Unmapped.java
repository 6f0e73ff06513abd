package org.wellbundle.api.measurement;

/**
 * Something in an answer that has no canonical place yet. The raw payload keeps it; it is counted
 * and reported, never fatal.
 *
 * @param kind what sort of code was unknown, for example {@code measureType} or {@code attribution}
 * @param code the vendor's code (no value, nothing personal)
 * @param count how often in this page
 */
public record Unmapped(String kind, String code, int count) {}
