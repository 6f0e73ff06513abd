package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.module.challenges.Appeals;
import org.wellbundle.module.challenges.Joining;
import org.wellbundle.module.challenges.http.Views.AppealList;
import org.wellbundle.module.challenges.http.Views.Asked;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.AppealTable;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** What members asked the organiser. Each told of one day by asking about it. */
@Path("/challenges/organised/{id}/appeals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_ORGANISE)
public final class AppealsResource {
  private final Transactions transactions;
  private final Appeals appeals;
  private final CurrentRequest current;

  AppealsResource(Transactions transactions, Appeals appeals, CurrentRequest current) {
    this.transactions = transactions;
    this.appeals = appeals;
    this.current = current;
  }

  /**
   * The organiser's answer.
   *
   * @param accepted what was typed in counts as if measured, and the mark goes
   * @param words for the member, 500 characters at most
   */
  public record Decision(@Nullable Boolean accepted, @Nullable String words) {
    @Override
    public String toString() {
      return "Decision[" + accepted + "]";
    }
  }

  @GET
  @Answers(problems = "404 challenge.unknown")
  public AppealList list(@PathParam("id") String id) {
    Principal who = current.principal();
    ChallengeId challenge = Reading.id(id);
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          if (new ChallengeTable(tx, who.tenant()).find(challenge).isEmpty()) {
            throw Joining.unknown();
          }
          return new AppealList(
              new AppealTable(tx, who.tenant(), challenge)
                  .all().stream().map(appeal -> view(appeal, who)).toList());
        });
  }

  private static Asked view(AppealTable.Appeal appeal, Principal who) {
    return new Asked(
        Long.toString(appeal.id()),
        appeal.name(),
        appeal.date(),
        appeal.words(),
        Thousandths.shown(appeal.raw()),
        Thousandths.shown(appeal.excluded()),
        appeal.flags(),
        Reading.at(appeal.writtenAt(), who.timeZone()),
        appeal.accepted(),
        appeal.answer());
  }

  /** Once. Until the challenge is final, the standings follow. */
  @PUT
  @Path("{appeal}")
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.appeal-unknown",
        "400 challenge.words-invalid",
        "409 challenge.appeal-answered",
        "409 challenge.appeal-own",
        "409 challenge.over"
      })
  public void answer(
      @PathParam("id") String id, @PathParam("appeal") String appeal, @Nullable Decision decision) {
    Boolean accepted = decision == null ? null : decision.accepted();
    if (decision == null || accepted == null) {
      throw new Problem(400, "challenge.words-invalid", "Say whether you accept it.");
    }
    appeals.answer(
        current.principal(),
        Reading.id(id),
        appeal.matches("[0-9]{1,18}") ? Long.parseLong(appeal) : -1,
        accepted,
        AppealResource.words(decision.words(), 0),
        current.correlationId());
  }
}
