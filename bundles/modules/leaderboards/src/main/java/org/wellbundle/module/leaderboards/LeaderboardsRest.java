package org.wellbundle.module.leaderboards;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes the resources of this bundle. */
@Component
public final class LeaderboardsRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public LeaderboardsRest(
      @Reference Transactions transactions,
      @Reference Boards boards,
      @Reference Friends friends,
      @Reference ChallengeScopes challenges,
      @Reference Participation participation,
      @Reference AccountContacts contacts,
      @Reference CurrentRequest current) {
    resources =
        Set.of(
            new BoardResource(boards, friends, challenges, current),
            new FriendsResource(friends, current),
            new ParticipationResource(
                transactions, boards, participation, challenges, contacts, current));
  }

  @Override
  public Set<String> roots() {
    return Set.of("leaderboards");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
