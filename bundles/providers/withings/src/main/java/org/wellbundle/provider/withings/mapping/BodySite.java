package org.wellbundle.provider.withings.mapping;

import java.util.OptionalInt;
import org.wellbundle.api.provider.Json;

/**
 * Body site of a measure: Withings' {@code position}, but that 0 means the whole body here and the
 * right wrist there, and 7 the other way round.
 *
 * <p>0 whole body, 1 left wrist, 2 right arm, 3 left arm, 4 right foot, 5 left foot, 6 between the
 * legs, 7 right wrist, 8 left side, 9 right side, 10 left leg, 11 right leg, 12 torso, 13 left
 * hand, 14 right hand, 15 to 27 places of the stethoscope, 28 wide mode, 29 between the arms, 30
 * held right, 31 held left.
 */
final class BodySite {
  static final int WHOLE_BODY = 0;
  private static final int RIGHT_WRIST = 7;
  private static final int LAST_KNOWN = 31;
  private static final int LARGEST = 999;

  private BodySite() {}

  /** Empty when the position can't be kept apart from others. */
  static OptionalInt of(Json position, PageMapping page) {
    if (!position.isPresent()) {
      return OptionalInt.of(WHOLE_BODY);
    }
    long code = position.wholeNumber().orElse(-1);
    if (code < 0 || code > LAST_KNOWN) {
      page.unmapped("position", position);
    }
    if (code < 0 || code > LARGEST) {
      return OptionalInt.empty();
    }
    return switch ((int) code) {
      case 7 -> OptionalInt.of(WHOLE_BODY);
      case 0 -> OptionalInt.of(RIGHT_WRIST);
      default -> OptionalInt.of((int) code);
    };
  }
}
