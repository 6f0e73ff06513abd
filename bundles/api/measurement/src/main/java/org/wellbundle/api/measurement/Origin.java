package org.wellbundle.api.measurement;

import org.jspecify.annotations.Nullable;

/**
 * Where a value came from.
 *
 * @param modality sensed, self-reported or derived
 * @param deviceModel model name as the vendor gives it, null when unknown
 * @param deviceId the vendor's stable device reference, null when unknown
 * @param uncertainOwner true when the vendor itself isn't sure the value belongs to this person (a
 *     shared scale)
 */
public record Origin(
    Modality modality,
    @Nullable String deviceModel,
    @Nullable String deviceId,
    boolean uncertainOwner) {

  public static Origin sensed(@Nullable String deviceModel, @Nullable String deviceId) {
    return new Origin(Modality.SENSED, deviceModel, deviceId, false);
  }
}
