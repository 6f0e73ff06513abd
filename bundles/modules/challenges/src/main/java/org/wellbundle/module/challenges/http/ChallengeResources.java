package org.wellbundle.module.challenges.http;

import java.time.Clock;
import java.util.Set;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.module.challenges.Announcing;
import org.wellbundle.module.challenges.Appeals;
import org.wellbundle.module.challenges.Joining;
import org.wellbundle.module.challenges.Organising;
import org.wellbundle.module.challenges.Sharing;
import org.wellbundle.module.challenges.Teams;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;

/** All resources of challenges. */
public final class ChallengeResources {
  private ChallengeResources() {}

  public static Set<Object> of(
      Transactions transactions,
      Organising organising,
      Joining joining,
      Teams teams,
      Appeals appeals,
      Sharing sharing,
      Announcing announcing,
      AccountContacts contacts,
      CurrentRequest current,
      Clock clock) {
    Reading reading = new Reading(transactions, clock);
    return Set.of(
        new ChallengesResource(reading, organising, sharing, contacts, current),
        new ParticipantsResource(reading, joining, teams, announcing, contacts, current),
        new TeamResource(reading, teams, announcing, current),
        new AppealResource(appeals, announcing, current),
        new AppealsResource(transactions, appeals, current),
        new StandingsResource(reading, current),
        new OrganisedResource(transactions, reading, current));
  }
}
