package org.wellbundle.provider.withings.mapping;

import java.util.Optional;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.provider.Json;

/** Whose a record is and how it came about: Withings' {@code attrib}. */
enum Attribution {
  DEVICE(Modality.SENSED, false),
  /** May belong to somebody else who uses the same scale. */
  AMBIGUOUS(Modality.SENSED, true),
  MANUAL(Modality.SELF_REPORTED, false),
  /** Typed when the account was made, maybe a guess: not a measurement. */
  ACCOUNT_CREATION(Modality.SELF_REPORTED, false);

  private final Modality modality;
  private final boolean uncertainOwner;

  Attribution(Modality modality, boolean uncertainOwner) {
    this.modality = modality;
    this.uncertainOwner = uncertainOwner;
  }

  Modality modality() {
    return modality;
  }

  boolean uncertainOwner() {
    return uncertainOwner;
  }

  /** Reads a record's attribution. Codes nobody documented are taken as a device's and counted. */
  static Attribution of(Json vendorRecord, PageMapping page) {
    Json code = vendorRecord.get("attrib");
    return documented(code.wholeNumber().orElse(-1))
        .orElseGet(
            () -> {
              page.unmapped("attribution", code);
              return DEVICE;
            });
  }

  private static Optional<Attribution> documented(long code) {
    if (code < 0 || code > 15) {
      return Optional.empty();
    }
    return switch ((int) code) {
      // 5: best of several readings; 7: confirmed; 8: as 0; 15: guided conditions
      case 0, 5, 7, 8, 15 -> Optional.of(DEVICE);
      case 1 -> Optional.of(AMBIGUOUS);
      case 2 -> Optional.of(MANUAL);
      case 4 -> Optional.of(ACCOUNT_CREATION);
      default -> Optional.empty();
    };
  }
}
