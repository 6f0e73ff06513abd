package org.wellbundle.module.leaderboards;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.module.WebContributions;

/** The page with the boards. */
@Component
public final class LeaderboardsWeb implements WebContributions {
  private static final Map<String, String> TITLES = Map.of("en", "Leaderboard", "de", "Rangliste");

  @Override
  public String id() {
    return "leaderboards";
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        new Contribution(
            "leaderboards.page",
            "leaderboard-page.js",
            "/leaderboard",
            TITLES,
            List.of(new Menu(TITLES, "trophy", 35, "apps")),
            null,
            Role.MEMBER.wireName()));
  }
}
