package org.wellbundle.sdk.testkit.withings.data;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.withings.people.Device;

/**
 * Measures taken together.
 *
 * @param date moment of measuring; {@code created} and {@code modified} are the cloud's (epoch s)
 * @param category 1 measured, 2 the user's objective
 * @param device null for values typed in
 * @param twice delivered a second time with attrib 8
 */
public record MeasureGroup(
    long grpid,
    int attrib,
    long date,
    long created,
    long modified,
    int category,
    @Nullable Device device,
    List<Measure> measures,
    boolean twice) {

  public MeasureGroup(
      long grpid,
      int attrib,
      long date,
      long created,
      @Nullable Device device,
      List<Measure> measures) {
    this(grpid, attrib, date, created, created, 1, device, measures, false);
  }

  public MeasureGroup modifiedAt(long time) {
    return new MeasureGroup(grpid, attrib, date, created, time, category, device, measures, twice);
  }

  public MeasureGroup deliveredTwice() {
    return new MeasureGroup(
        grpid, attrib, date, created, modified, category, device, measures, true);
  }

  public MeasureGroup withAttrib(int other) {
    return new MeasureGroup(
        grpid, other, date, created, modified, category, device, measures, twice);
  }

  public MeasureGroup withMeasures(List<Measure> others) {
    return new MeasureGroup(
        grpid, attrib, date, created, modified, category, device, others, twice);
  }

  public Set<Integer> types() {
    Set<Integer> types = new TreeSet<>();
    measures.forEach(m -> types.add(m.type()));
    return types;
  }
}
