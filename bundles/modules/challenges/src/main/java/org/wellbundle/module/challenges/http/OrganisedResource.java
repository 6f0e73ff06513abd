package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.Joining;
import org.wellbundle.module.challenges.http.Views.Organised;
import org.wellbundle.module.challenges.http.Views.OrganisedDetail;
import org.wellbundle.module.challenges.http.Views.OrganisedList;
import org.wellbundle.module.challenges.http.Views.Sums;
import org.wellbundle.module.challenges.scoring.Scoring;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Overview;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;

/** For organisers: members, teams and sums, never anybody's score. */
@Path("/challenges/organised")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_ORGANISE)
public final class OrganisedResource {
  /** Among fewer, a sum would tell of somebody. */
  static final int FEWEST = 11;

  private final Transactions transactions;
  private final Reading reading;
  private final CurrentRequest current;

  OrganisedResource(Transactions transactions, Reading reading, CurrentRequest current) {
    this.transactions = transactions;
    this.reading = reading;
    this.current = current;
  }

  /** All of the tenant, drafts as well. */
  @GET
  public OrganisedList list() {
    Principal who = current.principal();
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          List<Organised> views = new ArrayList<>();
          for (Challenge challenge : new ChallengeTable(tx, who.tenant()).all(true)) {
            views.add(view(tx, who, challenge));
          }
          return new OrganisedList(views);
        });
  }

  @GET
  @Path("{id}")
  @Answers(problems = "404 challenge.unknown")
  public OrganisedDetail detail(@PathParam("id") String id) {
    Principal who = current.principal();
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Challenge challenge =
              new ChallengeTable(tx, who.tenant())
                  .find(Reading.id(id))
                  .orElseThrow(Joining::unknown);
          Overview overview = new Overview(tx, who.tenant(), challenge.id());
          return new OrganisedDetail(
              view(tx, who, challenge),
              overview.members().stream()
                  .map(member -> new Views.Member(member.name(), member.team()))
                  .toList(),
              new TeamTable(tx, who.tenant(), challenge.id())
                  .all().stream()
                      .map(team -> ParticipantsResource.team(challenge, team, true))
                      .toList(),
              sums(challenge, overview.sums()));
        });
  }

  private Organised view(Transaction tx, Principal who, Challenge challenge) throws SQLException {
    return new Organised(
        challenge.id().toString(),
        challenge.terms().title(),
        challenge.terms().about(),
        challenge.state(reading.now()),
        RulesBody.of(challenge.terms()),
        Reading.at(challenge.terms().schedule().finalAt(), who.timeZone()),
        new ParticipantTable(tx, who.tenant()).count(challenge.id()),
        challenge.terms().invitation());
  }

  /** Two digits: what one more day or one more member adds can't be told from them. */
  private static @Nullable Sums sums(Challenge challenge, Overview.Sums sums) {
    if (sums.people() < FEWEST || sums.days() == 0) {
      return null;
    }
    BigDecimal average =
        BigDecimal.valueOf(Scoring.average(sums.counted(), sums.days()), 3)
            .round(new MathContext(2, RoundingMode.HALF_UP));
    return new Sums(
        sums.people(),
        sums.days(),
        average.scale() < 0 ? average.setScale(0) : average,
        challenge.terms().rules().measure().unit());
  }
}
