package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.Json;

/**
 * getmeas: groups of measures taken at one moment. A weigh-in may come as three groups, and a body
 * scan lists some measures twice; a value is one per group, metric and site.
 */
public final class MeasureMapper implements PageMapper {
  private static final long MEASUREMENTS = 1;

  @Override
  public Set<Metric> metrics() {
    return Arrays.stream(MeasureType.values())
        .map(MeasureType::metric)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String dataFields() {
    return "";
  }

  @Override
  public void map(PageMapping page) {
    Map<Identity, Sample> samples = new LinkedHashMap<>();
    page.list("measuregrps").forEach(group -> mapGroup(group, page, samples));
    samples.values().forEach(page.batch()::add);
  }

  private static void mapGroup(Json group, PageMapping page, Map<Identity, Sample> samples) {
    OptionalLong id = group.get("grpid").wholeNumber();
    Optional<Instant> date = Values.instant(group.get("date"));
    if (id.isEmpty() || date.isEmpty()) {
      page.malformed("measureGroup");
      return;
    }
    RecordKey key = new RecordKey("g" + id.getAsLong(), page.version(group));
    Json category = group.get("category");
    if (category.isPresent() && category.wholeNumber().orElse(0) != MEASUREMENTS) {
      page.unmapped("category", category); // 2 is a target the person set, not a measurement
      return;
    }
    Attribution attribution = Attribution.of(group, page);
    if (attribution == Attribution.ACCOUNT_CREATION) {
      page.unmapped("attribution", group.get("attrib"));
      return;
    }
    Moment moment = page.placeOf(group).at(date.get());
    DeviceReference device = DeviceReference.of(group);
    for (Json measure : group.get("measures").items()) {
      sample(measure, key, moment, device, attribution, page)
          .ifPresent(s -> samples.merge(Identity.of(s), s, MeasureMapper::newer));
    }
  }

  private static Optional<Sample> sample(
      Json measure,
      RecordKey key,
      Moment moment,
      DeviceReference device,
      Attribution attribution,
      PageMapping page) {
    Optional<MeasureType> type = MeasureType.of(measure.get("type").wholeNumber().orElse(-1));
    if (type.isEmpty()) {
      page.unmapped("measureType", measure.get("type"));
      return Optional.empty();
    }
    OptionalInt site = BodySite.of(measure.get("position"), page);
    Optional<Double> value = ScaledValue.of(measure);
    if (site.isEmpty() || value.isEmpty()) {
      page.malformed("measure");
      return Optional.empty();
    }
    if (type.get().zeroIsMissing() && value.get() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Sample(
            key,
            type.get().metric(),
            site.getAsInt(),
            moment,
            value.get(),
            device.origin(attribution, modality(type.get(), measure, attribution))));
  }

  private static Modality modality(MeasureType type, Json measure, Attribution attribution) {
    if (attribution.modality() == Modality.SELF_REPORTED) {
      return Modality.SELF_REPORTED;
    }
    boolean derived =
        switch (type.source()) {
          case MEASURED -> false;
          case CALCULATED -> true;
          case MEASURED_WITH_ALGORITHM ->
              !measure.get("algo").isPresent() && !measure.get("fm").isPresent();
        };
    return derived ? Modality.DERIVED : Modality.SENSED;
  }

  private static Sample newer(Sample kept, Sample other) {
    return other.key().version() > kept.key().version() ? other : kept;
  }

  /** What makes a value the same one. */
  private record Identity(String group, Metric metric, int site) {
    static Identity of(Sample sample) {
      return new Identity(sample.key().id(), sample.metric(), sample.site());
    }
  }
}
