package org.wellbundle.provider.withings.mapping;

import java.util.Set;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.Json;

/** user getgoals: an object, or an empty list when the person set none. */
public final class GoalsMapper implements PageMapper {

  @Override
  public Set<Metric> metrics() {
    return Set.of();
  }

  @Override
  public String dataFields() {
    return "";
  }

  @Override
  public void map(PageMapping page) {
    Json goals = page.body().get("goals");
    if (!goals.isPresent()) {
      page.malformed("goals");
      return;
    }
    page.batch()
        .goals(
            new Goals(
                Values.count(goals.get("steps")).orElse(null),
                Values.count(goals.get("sleep")).orElse(null),
                ScaledValue.of(goals.get("weight")).orElse(null)));
  }
}
