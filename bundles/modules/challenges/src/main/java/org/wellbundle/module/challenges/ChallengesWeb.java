package org.wellbundle.module.challenges;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions;

/** The list, a challenge, and the organiser's pages. */
@Component
public final class ChallengesWeb implements WebContributions {
  private static final Map<String, String> TITLES = Map.of("en", "Challenges", "de", "Challenges");
  private static final Map<String, String> ORGANISE =
      Map.of("en", "Organise challenges", "de", "Challenges ausrichten");

  @Override
  public String id() {
    return ChallengesSchema.NAME;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        page(
            "challenges.list",
            "list-page.js",
            "/challenges",
            TITLES,
            List.of(new Menu(TITLES, "flag", 30, "apps"))),
        page("challenges.view", "detail-page.js", "/challenges/view", TITLES, List.of()),
        page(
            "challenges.organise", "organise-page.js", "/challenges/organise", ORGANISE, List.of()),
        page("challenges.team", "team-page.js", "/challenges/team", TITLES, List.of()),
        page(
            "challenges.certificate",
            "certificate-page.js",
            "/challenges/certificate",
            Map.of("en", "Certificate", "de", "Urkunde"),
            List.of()),
        new Contribution(
            "challenges.home",
            "home-card.js",
            null,
            TITLES,
            List.of(),
            new Slot("home", 15, 5),
            Role.MEMBER.wireName()));
  }

  private static Contribution page(
      String id, String module, String route, Map<String, String> titles, List<Menu> menus) {
    return new Contribution(id, module, route, titles, menus, null, null);
  }
}
