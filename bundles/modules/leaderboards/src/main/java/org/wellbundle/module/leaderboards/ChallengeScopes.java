package org.wellbundle.module.leaderboards;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeId;

/**
 * Boards of challenges, while there is a module that has challenges. Nothing of them is kept here:
 * they are asked for each answer, so who left one, or took the consent back, is in no answer from
 * that commit on.
 */
@Component(service = ChallengeScopes.class)
public final class ChallengeScopes {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable ChallengeBoards boards;

  /** Those the caller takes part in. */
  List<ChallengeBoards.Board> of(Principal who) {
    ChallengeBoards known = boards;
    return known == null ? List.of() : known.boardsOf(who.tenant(), who.account());
  }

  /** Empty for who doesn't take part. */
  Optional<ChallengeBoards.Seen> seen(Principal who, ChallengeId challenge) {
    ChallengeBoards known = boards;
    return known == null ? Optional.empty() : known.seenBy(who.tenant(), challenge, who.account());
  }
}
