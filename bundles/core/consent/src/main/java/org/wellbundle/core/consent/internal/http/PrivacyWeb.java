package org.wellbundle.core.consent.internal.http;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Pages of this bundle, and the card in Settings that leads to them. */
@Component
public final class PrivacyWeb implements WebContributions {
  @Override
  public String id() {
    return "consent";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        page(
            "consent.decisions",
            "decisions-page.js",
            "/settings/privacy",
            Map.of("en", "Privacy", "de", "Datenschutz")),
        page(
            "consent.access-log",
            "access-log-page.js",
            "/settings/access-log",
            Map.of("en", "Who looked at my data", "de", "Wer meine Daten angesehen hat")),
        new Contribution(
            "consent.card",
            "privacy-card.js",
            null,
            Map.of("en", "Privacy", "de", "Datenschutz"),
            List.of(),
            new Slot("settings", 30, 12),
            null));
  }

  private static Contribution page(
      String id, String module, String route, Map<String, String> titles) {
    return new Contribution(id, module, route, titles, List.of(), null, null);
  }
}
