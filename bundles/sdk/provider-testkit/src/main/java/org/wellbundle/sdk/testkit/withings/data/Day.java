package org.wellbundle.sdk.testkit.withings.data;

import java.util.List;
import org.wellbundle.sdk.testkit.withings.people.Device;

/**
 * A person's day in slots of five minutes, from which daily totals and intraday points both come.
 *
 * @param syncSeconds how often the tracker delivers while something happens
 * @param finalAt when the whole day has been delivered (epoch s)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Day(
    Frame frame,
    Device device,
    int[] steps,
    byte[] floors,
    short[] pulse,
    List<Workout> workouts,
    int syncSeconds,
    long finalAt,
    double metresPerStep,
    double kcalPerStep,
    int basalKcal) {

  /** Length of a slot in seconds. */
  public static final int SLOT = 300;

  /** End of what had been delivered by then; the day's start if nothing had. */
  public long deliveredUntil(long now) {
    if (now >= finalAt) {
      return frame.end();
    }
    // A tracker that syncs late (finalAt days after) delivers nothing before.
    boolean late = finalAt > frame.end() + 43_200;
    if (late || now < frame.start()) {
      return frame.start();
    }
    long syncs = (Math.min(now, frame.end()) - frame.start()) / syncSeconds;
    return frame.start() + syncs * syncSeconds;
  }

  /** When the row last changed, judged from what had been delivered by then. */
  public long modifiedAt(long now) {
    if (now >= finalAt) {
      return finalAt;
    }
    long until = deliveredUntil(now);
    for (int slot = slotsUntil(until) - 1; slot >= 0; slot--) {
      if (steps[slot] > 0) {
        long slotEnd = frame.start() + (slot + 1L) * SLOT;
        long syncs = (slotEnd - frame.start() + syncSeconds - 1) / syncSeconds;
        return Math.min(frame.start() + syncs * syncSeconds, until);
      }
    }
    return until;
  }

  int slotsUntil(long until) {
    return (int) Math.max(0, Math.min(steps.length, (until - frame.start()) / SLOT));
  }

  public DayFigures figures(long until) {
    return DayFigures.of(this, slotsUntil(until), until);
  }
}
