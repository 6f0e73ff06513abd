package org.wellbundle.core.measurements.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Cards of Home and the page of all data. */
@Component
public final class MeasurementPages implements WebContributions {
  private static final int WHOLE = 12;
  private static final int WIDE = 7;
  private static final int NARROW = 5;

  @Override
  public String id() {
    return "measurements";
  }

  @Override
  public List<Contribution> contributions() {
    Map<String, String> data = Map.of("en", "My data", "de", "Meine Daten");
    return List.of(
        new Contribution(
            "measurements.data",
            "data-page.js",
            "/data",
            data,
            // the shell shows it in the bottom bar and among the apps too
            List.of(new Menu(data, "chart", 20, "nav")),
            null,
            null),
        card("measurements.summary", "summary-card.js", "Summary", "Überblick", 0, WHOLE),
        card("measurements.today", "today-card.js", "Today", "Heute", 10, WIDE),
        card("measurements.sleep", "sleep-card.js", "Sleep", "Schlaf", 20, NARROW),
        card(
            "measurements.resting-heart-rate",
            "resting-heart-rate-card.js",
            "Resting heart rate",
            "Ruhepuls",
            40,
            NARROW),
        card("measurements.steps", "steps-card.js", "Steps", "Schritte", 30, WIDE),
        card("measurements.weight", "weight-card.js", "Weight", "Gewicht", 60, NARROW));
  }

  private static Contribution card(
      String id, String module, String english, String german, int order, int span) {
    return new Contribution(
        id,
        module,
        null,
        Map.of("en", english, "de", german),
        List.of(),
        new Slot("home", order, span),
        null);
  }
}
