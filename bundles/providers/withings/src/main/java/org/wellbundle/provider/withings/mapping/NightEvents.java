package org.wellbundle.provider.withings.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.Json;

/**
 * What happened in a night: seconds after its start by event code, 1 in bed, 2 fell asleep, 3 woke
 * up, 4 out of bed. Recorded answers hold it as a string with JSON in it, the documents say object.
 *
 * @param latencySeconds from bed to first sleep, null when not said
 * @param wakeUps how often the person woke up and fell asleep again, null when not said
 */
record NightEvents(@Nullable Integer latencySeconds, @Nullable Integer wakeUps) {

  static NightEvents of(Json field, PageMapping page) {
    return page.structure(field).map(NightEvents::read).orElse(new NightEvents(null, null));
  }

  private static NightEvents read(Json events) {
    List<Long> inBed = times(events, "1");
    List<Long> asleep = times(events, "2");
    List<Long> awake = times(events, "3");
    if (asleep.isEmpty()) {
      return new NightEvents(null, null);
    }
    long lastAsleep = asleep.get(asleep.size() - 1);
    long latency = inBed.isEmpty() ? -1 : asleep.get(0) - inBed.get(0);
    int wakeUps = (int) awake.stream().filter(moment -> moment < lastAsleep).count();
    return new NightEvents(latency < 0 ? null : (int) latency, wakeUps);
  }

  /** In order; a night has less than two days. */
  private static List<Long> times(Json events, String code) {
    return events.get(code).items().stream()
        .flatMap(seconds -> seconds.wholeNumber().stream().boxed())
        .filter(seconds -> seconds >= 0 && seconds < 172_800)
        .sorted()
        .toList();
  }
}
