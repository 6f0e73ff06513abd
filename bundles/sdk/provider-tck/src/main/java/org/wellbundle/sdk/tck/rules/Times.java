package org.wellbundle.sdk.tck.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Moment;

/** Dates of moments, and time zones that change their clocks whenever it suits a test. */
final class Times {
  private static final AtomicInteger MADE = new AtomicInteger();

  private Times() {}

  /** The local date of the end; null where there is none, or no offset. */
  static @Nullable LocalDate endDate(Moment moment) {
    Instant end = moment.end();
    ZoneOffset offset = moment.offset();
    return end == null || offset == null ? null : end.atOffset(offset).toLocalDate();
  }

  /** A zone that goes from one offset to another at an instant. */
  static ZoneId changingAt(Instant change, int hoursBefore, int hoursAfter) {
    ZoneOffset before = ZoneOffset.ofHours(hoursBefore);
    ZoneOffset after = ZoneOffset.ofHours(hoursAfter);
    LocalDateTime at = LocalDateTime.ofEpochSecond(change.getEpochSecond(), 0, before);
    ZoneRules rules =
        ZoneRules.of(
            before,
            before,
            List.of(),
            List.of(ZoneOffsetTransition.of(at, before, after)),
            List.of());
    String id = "Kit/Changing" + MADE.incrementAndGet();
    ZoneRulesProvider.registerProvider(new OneZone(id, rules));
    return ZoneId.of(id);
  }

  private static final class OneZone extends ZoneRulesProvider {
    private final String id;
    private final ZoneRules rules;

    OneZone(String id, ZoneRules rules) {
      this.id = id;
      this.rules = rules;
    }

    @Override
    protected Set<String> provideZoneIds() {
      return Set.of(id);
    }

    @Override
    protected ZoneRules provideRules(String zoneId, boolean forCaching) {
      return rules;
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
      return new TreeMap<>(java.util.Map.of("1", rules));
    }
  }
}
