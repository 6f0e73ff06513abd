package org.wellbundle.sdk.testkit.withings.data;

import java.util.List;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Model;
import org.wellbundle.sdk.testkit.withings.people.Person;

/**
 * An electrocardiogram; the cuff's stethoscope records at the same time.
 *
 * @param afib 0 negative, 1 positive, 2 inconclusive
 * @param systolic 0 if taken by a watch
 */
public record Trace(
    long signalid,
    Device device,
    long taken,
    long modified,
    int afib,
    int pulse,
    int systolic,
    int diastolic) {
  public static final int SOUND_FREQUENCY = 4_000;
  public static final int SOUND_SECONDS = 5;

  /** Whether a stethoscope recorded, too. */
  public boolean heard() {
    return device.model() == Model.BPM_CORE;
  }

  /** Id of the stethoscope's recording; no other of this person has it. */
  public long soundid() {
    return signalid + 1;
  }

  /** The heart's two sounds at this trace's pulse, in sixteen bits. */
  public int[] sound() {
    int[] samples = new int[SOUND_FREQUENCY * SOUND_SECONDS];
    double beat = 60.0 / pulse;
    for (int i = 0; i < samples.length; i++) {
      double seconds = (double) i / SOUND_FREQUENCY;
      double t = seconds % beat / beat;
      double loudness = 6_000 * bump(t, 0.30, 0.02) + 4_000 * bump(t, 0.62, 0.02);
      samples[i] = (int) Math.round(loudness * Math.sin(2 * Math.PI * 55 * seconds));
    }
    return samples;
  }

  /** Samples per second: 500 for twenty seconds from the cuff, 300 for thirty from a watch. */
  public int frequency() {
    return device.model() == Model.BPM_CORE ? 500 : 300;
  }

  /** Microvolts: a drawn heartbeat repeated at this trace's pulse. */
  public int[] signal() {
    int seconds = device.model() == Model.BPM_CORE ? 20 : 30;
    int[] microvolts = new int[frequency() * seconds];
    double beat = 60.0 / pulse;
    for (int i = 0; i < microvolts.length; i++) {
      double t = (double) i / frequency() % beat / beat;
      double wave =
          90 * bump(t, 0.18, 0.025)
              - 110 * bump(t, 0.268, 0.008)
              + 950 * bump(t, 0.29, 0.009)
              - 190 * bump(t, 0.315, 0.009)
              + 210 * bump(t, 0.52, 0.045);
      microvolts[i] = (int) Math.round(wave + 6 * Math.sin(i / 3.7));
    }
    return microvolts;
  }

  private static double bump(double t, double middle, double width) {
    double d = (t - middle) / width;
    return Math.exp(-d * d / 2);
  }

  /** The same trace as getmeas reports it: pulse, judgement and intervals in milliseconds. */
  MeasureGroup group(Person person) {
    return new MeasureGroup(
        Ids.of(modified, person.userid(), 14),
        0,
        taken,
        modified,
        device,
        List.of(
            Measure.plain(11, pulse, 0),
            Measure.plain(130, afib, 0),
            Measure.plain(135, 88 + pulse % 9, 0),
            Measure.plain(136, 150 + pulse % 21, 0),
            Measure.plain(137, 390 - pulse % 17, 0),
            Measure.plain(138, 405 + pulse % 13, 0)));
  }
}
