package org.wellbundle.core.measurements.internal.days;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.internal.store.Arrivals;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;

/**
 * What the days of arriving samples will be made of: what is stored of them, read before the
 * samples are, and the samples themselves. Saves reading them back, which costs as much as a
 * quarter of storing them.
 */
public final class FreshGroups implements Arrivals {
  private final Scope scope;
  private final Links links;
  private final Provenances provenances;
  private final long link;
  private final Map<DayKey, List<Group>> groups = new HashMap<>();

  /**
   * @param link through which the samples come
   */
  public FreshGroups(Scope scope, Links links, Provenances provenances, long link) {
    this.scope = scope;
    this.links = links;
    this.provenances = provenances;
    this.link = link;
  }

  @Override
  public void fresh(List<Sample> rows) throws SQLException {
    Map<DayKey, List<Group>> arriving = new SampleFold(link, links).groups(rows);
    DaySources stored = DaySources.samples(scope, links, provenances, arriving.keySet());
    arriving.forEach(
        (day, fresh) -> {
          List<Group> all = new ArrayList<>(fresh);
          all.addAll(stored.groups(day));
          if (stored.open(day) && all.stream().noneMatch(Group::imprecise)) {
            groups.put(day, all);
          }
        });
  }

  /** By day; a day that is missing has to be read. */
  Map<DayKey, List<Group>> groups() {
    return groups;
  }
}
