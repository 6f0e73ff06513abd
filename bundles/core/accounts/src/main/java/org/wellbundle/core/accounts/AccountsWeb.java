package org.wellbundle.core.accounts;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Pages and cards of this bundle. */
@Component
public final class AccountsWeb implements WebContributions {
  @Override
  public String id() {
    return "accounts";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        new Contribution(
            "accounts.you",
            "account-card.js",
            null,
            Map.of("en", "You", "de", "Sie"),
            List.of(),
            new Slot("settings", 20, 12),
            null),
        page("profile", Map.of("en", "Profile", "de", "Profil")),
        page("preferences", Map.of("en", "Units & language", "de", "Einheiten & Sprache")),
        page("password", Map.of("en", "Password", "de", "Passwort")),
        page("sessions", Map.of("en", "Where you're signed in", "de", "Wo Sie angemeldet sind")),
        page("lock", Map.of("en", "App lock", "de", "App-Sperre")));
  }

  private static Contribution page(String name, Map<String, String> titles) {
    return new Contribution(
        "accounts." + name, name + "-page.js", "/settings/" + name, titles, List.of(), null, null);
  }
}
