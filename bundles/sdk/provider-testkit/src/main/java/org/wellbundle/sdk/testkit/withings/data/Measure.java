package org.wellbundle.sdk.testkit.withings.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One value of a group: {@code value · 10^unit}.
 *
 * @param position body part, or null
 * @param algo version of the device's algorithm with {@code fm}; null for derived values
 */
public record Measure(
    int type,
    long value,
    int unit,
    @Nullable Integer position,
    @Nullable Integer algo,
    @Nullable Integer fm) {

  public static Measure plain(int type, long value, int unit) {
    return new Measure(type, value, unit, null, 0, 3);
  }

  /** Without algo and fm, as fat ratio and fat-free mass come. */
  public static Measure derived(int type, long value, int unit) {
    return new Measure(type, value, unit, null, null, null);
  }

  public Measure in(@Nullable Integer part, int algorithm, int mode) {
    return new Measure(type, value, unit, part, algorithm, mode);
  }

  public BigDecimal real() {
    return BigDecimal.valueOf(value).scaleByPowerOfTen(unit);
  }
}
