package org.wellbundle.sdk.tck.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Range;

/** Wrong about when. */
final class TimeMutants extends Mutants {
  @Override
  void fill() {
    times();
  }

  private void spot(
      String rule, String what, java.util.function.BiFunction<Moment, ZoneId, Moment> change) {
    add(
        rule,
        what,
        () ->
            new SampleProvider() {
              @Override
              Moment spot(Json item, FetchRequest request) {
                return change.apply(super.spot(item, request), request.accountZone());
              }
            });
  }

  private void times() {
    spot(
        "time.instants",
        "milliseconds for seconds",
        (m, zone) ->
            Moment.at(
                Instant.ofEpochSecond(m.start().toEpochMilli()),
                ZoneOffset.UTC,
                OffsetSource.RECORD));
    spot(
        "time.local-dates",
        "the date in UTC",
        (m, zone) ->
            new Moment(
                m.start(),
                null,
                ZoneOffset.ofHours(10),
                OffsetSource.RECORD,
                m.start().atOffset(ZoneOffset.UTC).toLocalDate()));
    spot(
        "time.account-zone",
        "the member's zone for the vendor's",
        (m, zone) -> Moment.at(m.start(), zone, OffsetSource.RECORD));
    spot(
        "time.clock-changes",
        "today's offset for the whole year",
        (m, zone) ->
            m.offsetSource() == OffsetSource.ACCOUNT
                ? new Moment(
                    m.start(),
                    null,
                    zone.getRules().getOffset(SampleCloud.NOW),
                    m.offsetSource(),
                    m.localDate())
                : m);
    add(
        "time.changing-days",
        "only days of 24 hours",
        () ->
            new SampleProvider() {
              @Override
              public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
                boolean whole =
                    !(request.range() instanceof Range.Window w)
                        || Duration.between(w.from(), w.to()).toHours() % 24 == 0;
                return whole ? super.fetch(request, context) : new Broken("sample.range");
              }
            });
    spot(
        "time.jvm-defaults",
        "the machine's time zone",
        (m, zone) -> Moment.at(m.start(), ZoneId.systemDefault(), OffsetSource.RECORD));
    add(
        "time.jvm-defaults",
        "the machine's language",
        () ->
            new SampleProvider() {
              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                if (request.dataType().equals("days")) {
                  LocalDate day = LocalDate.parse(item.get("day").text().orElse(""));
                  if (!day.format(DateTimeFormatter.ofPattern("EEEE"))
                      .equals(day.format(DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH)))) {
                    return;
                  }
                }
                super.map(item, request, batch);
              }
            });
  }
}
