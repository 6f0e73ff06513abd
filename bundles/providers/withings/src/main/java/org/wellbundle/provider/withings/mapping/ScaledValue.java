package org.wellbundle.provider.withings.mapping;

import java.util.Optional;
import org.wellbundle.api.provider.Json;

/** A number written as {@code value} and {@code unit}: {@code value · 10^unit}. */
final class ScaledValue {
  private static final int LARGEST_EXPONENT = 30;

  private ScaledValue() {}

  /** Calculated in decimal, so that 80094 and −3 are 80.094; empty when it isn't a number. */
  static Optional<Double> of(Json scaled) {
    Json unit = scaled.get("unit");
    long exponent = unit.isPresent() ? unit.wholeNumber().orElse(Long.MAX_VALUE) : 0;
    if (exponent < -LARGEST_EXPONENT || exponent > LARGEST_EXPONENT) {
      return Optional.empty();
    }
    return Values.number(scaled.get("value"))
        .map(value -> value.scaleByPowerOfTen((int) exponent).doubleValue())
        .filter(Double::isFinite);
  }
}
