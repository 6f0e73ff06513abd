package org.wellbundle.core.accounts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions;

/** Pages and cards of this bundle. */
@Component
public final class AccountsWeb implements WebContributions {
  private static final String OPERATOR = Role.OPERATOR.wireName();

  @Override
  public String id() {
    return "accounts";
  }

  @Override
  public List<Contribution> contributions() {
    Map<String, String> password = Map.of("en", "Password", "de", "Passwort");
    Map<String, String> sessions =
        Map.of("en", "Where you're signed in", "de", "Wo Sie angemeldet sind");
    Map<String, String> twoSteps =
        Map.of("en", "Two-step sign-in", "de", "Anmeldung in zwei Schritten");
    return List.of(
        card("accounts.you", null),
        page("profile", Map.of("en", "Profile", "de", "Profil")),
        page("preferences", Map.of("en", "Units & language", "de", "Einheiten & Sprache")),
        page("password", password),
        page("second-factor", twoSteps),
        page("sessions", sessions),
        page("lock", Map.of("en", "App lock", "de", "App-Sperre")),
        page("people", Map.of("en", "People and roles", "de", "Personen und Rollen")),
        new Contribution(
            "accounts.people.card",
            "people-card.js",
            null,
            Map.of("en", "Portal", "de", "Portal"),
            List.of(),
            new Slot("settings", 40, 12),
            null),
        card("accounts.operator.you", OPERATOR),
        operators("preferences", Map.of("en", "Language", "de", "Sprache")),
        operators("password", password),
        operators("second-factor", twoSteps),
        operators("sessions", sessions));
  }

  private static Contribution card(String id, @Nullable String role) {
    return new Contribution(
        id,
        "account-card.js",
        null,
        Map.of("en", "You", "de", "Sie"),
        List.of(),
        new Slot("settings", 20, 12),
        role);
  }

  private static Contribution page(String name, Map<String, String> titles) {
    return page("accounts." + name, name, titles, null);
  }

  /** The same page on the platform host, which shows only what is for operators. */
  private static Contribution operators(String name, Map<String, String> titles) {
    return page("accounts.operator." + name, name, titles, OPERATOR);
  }

  private static Contribution page(
      String id, String name, Map<String, String> titles, @Nullable String role) {
    return new Contribution(
        id, name + "-page.js", "/settings/" + name, titles, List.of(), null, role);
  }
}
