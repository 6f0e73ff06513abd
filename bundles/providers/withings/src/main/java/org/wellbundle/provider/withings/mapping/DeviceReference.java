package org.wellbundle.provider.withings.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.provider.Json;

/**
 * The device a record names. The vendor writes the model as a name or as a number, under {@code
 * model}, {@code modelid} or {@code model_id}, and the device under {@code hash_deviceid} or {@code
 * deviceid}.
 *
 * @param model name to show, null when unknown
 * @param id stable reference, null when unknown
 */
record DeviceReference(@Nullable String model, @Nullable String id) {
  private static final CodeTable MODELS = new CodeTable("device-models.properties");
  private static final int MARK_LENGTH = 8;

  static DeviceReference of(Json vendorRecord) {
    Optional<String> model =
        name(vendorRecord)
            .or(() -> MODELS.name(vendorRecord.get("model_id")))
            .or(() -> MODELS.name(vendorRecord.get("modelid")))
            .or(() -> MODELS.name(vendorRecord.get("model")));
    Optional<String> id =
        Values.nonBlankText(vendorRecord.get("hash_deviceid"))
            .or(() -> Values.nonBlankText(vendorRecord.get("deviceid")));
    return new DeviceReference(model.orElse(null), id.orElse(null));
  }

  Origin sensed() {
    return Origin.sensed(model, id);
  }

  Origin origin(Attribution attribution) {
    return origin(attribution, attribution.modality());
  }

  Origin origin(Attribution attribution, Modality modality) {
    return new Origin(modality, model, id, attribution.uncertainOwner());
  }

  /** Enough of the reference to keep a person's few devices apart in a record key. */
  String mark() {
    String mark = id == null ? "" : Codes.of(id);
    return mark.length() > MARK_LENGTH ? mark.substring(0, MARK_LENGTH) : mark;
  }

  private static Optional<String> name(Json vendorRecord) {
    Json model = vendorRecord.get("model");
    return model.wholeNumber().isPresent() ? Optional.empty() : Values.nonBlankText(model);
  }
}
