package org.wellbundle.provider.withings.mapping;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.wellbundle.api.measurement.Metric;

/**
 * A number in an answer and what it is here.
 *
 * @param name the vendor's name
 * @param zeroIsMissing true where 0 stands for "no sensor" (a heart rate of 0)
 */
record Field(String name, Metric metric, Conversion conversion, boolean zeroIsMissing) {

  static Field of(String name, Metric metric) {
    return new Field(name, metric, Conversion.AS_GIVEN, false);
  }

  /** A body value for which 0 can't be measured. */
  static Field sensor(String name, Metric metric) {
    return new Field(name, metric, Conversion.AS_GIVEN, true);
  }

  static Field seconds(String name, Metric minutes) {
    return new Field(name, minutes, Conversion.SECONDS_TO_MINUTES, false);
  }

  static Field fraction(String name, Metric percent) {
    return new Field(name, percent, Conversion.FRACTION_TO_PERCENT, false);
  }

  boolean isMissing(BigDecimal number) {
    return zeroIsMissing && number.signum() == 0;
  }

  /** The value in the metric's unit; empty when it isn't finite. */
  OptionalDouble value(BigDecimal number) {
    double value = conversion.apply(number);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** From the vendor's unit to the metric's. */
  enum Conversion {
    AS_GIVEN {
      @Override
      double apply(BigDecimal number) {
        return number.doubleValue();
      }
    },
    SECONDS_TO_MINUTES {
      @Override
      double apply(BigDecimal number) {
        return number.doubleValue() / 60;
      }
    },
    FRACTION_TO_PERCENT {
      @Override
      double apply(BigDecimal number) {
        // decimal, so that 0.57 becomes 57 and not 56.99999999999999
        return number.scaleByPowerOfTen(2).doubleValue();
      }
    };

    abstract double apply(BigDecimal number);
  }
}
