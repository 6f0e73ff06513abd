package org.wellbundle.module.leaderboards;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** What boards there are, and one's own part in them. */
@Path("/leaderboards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class ParticipationResource {
  private static final Pattern ALIAS =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{1,28})[\\p{L}\\p{N}]");

  private final Transactions transactions;
  private final Boards boards;
  private final Participation participation;
  private final ChallengeScopes challenges;
  private final AccountContacts contacts;
  private final CurrentRequest current;

  ParticipationResource(
      Transactions transactions,
      Boards boards,
      Participation participation,
      ChallengeScopes challenges,
      AccountContacts contacts,
      CurrentRequest current) {
    this.transactions = transactions;
    this.boards = boards;
    this.participation = participation;
    this.challenges = challenges;
    this.contacts = contacts;
    this.current = current;
  }

  /**
   * What there is.
   *
   * @param name how the caller would be shown by name
   */
  public record Overview(
      String name,
      Taking participation,
      List<ScopeView> scopes,
      List<MetricView> metrics,
      List<String> periods) {}

  /**
   * The caller's part.
   *
   * @param joined false before the first decision and after a withdrawal
   * @param mode {@code named}, {@code alias} or {@code private}; null before joining
   * @param countsFrom first local day that counts, null before joining
   */
  public record Taking(
      boolean joined,
      @Nullable String mode,
      @Nullable String alias,
      @Nullable LocalDate countsFrom) {}

  /**
   * A group that is compared.
   *
   * @param title of the challenge; null for {@code tenant} and {@code friends}
   */
  public record ScopeView(String scope, @Nullable String title) {}

  /**
   * @param unit UCUM code
   * @param dailyCap more counts on no day
   */
  public record MetricView(String metric, String unit, int dailyCap) {}

  /**
   * How to take part.
   *
   * @param mode {@code named}, {@code alias} or {@code private}
   * @param alias needed for {@code alias}: 3 to 30 letters, digits, spaces, dots, dashes
   * @param history whether days of this week and month before joining count
   */
  public record Wish(@Nullable String mode, @Nullable String alias, @Nullable Boolean history) {
    @Override
    public String toString() {
      return "Wish[" + mode + "]";
    }
  }

  /** The boards there are, and whether the caller takes part. */
  @GET
  public Overview overview() {
    Principal who = current.principal();
    return new Overview(
        contacts
            .contact(who.tenant(), who.account())
            .map(AccountContacts.Contact::displayName)
            .orElse(""),
        taking(who),
        scopes(who),
        Arrays.stream(BoardMetric.values())
            .map(one -> new MetricView(one.wireName(), one.unit(), one.dailyCap()))
            .toList(),
        Arrays.stream(Period.values()).map(Period::wireName).toList());
  }

  private List<ScopeView> scopes(Principal who) {
    List<ScopeView> scopes = new ArrayList<>();
    scopes.add(new ScopeView(Scope.TENANT, null));
    scopes.add(new ScopeView(Scope.FRIENDS, null));
    for (ChallengeBoards.Board one : challenges.of(who)) {
      scopes.add(new ScopeView(Scope.Part.PEOPLE.of(one.id()), one.title()));
      if (one.teams()) {
        scopes.add(new ScopeView(Scope.Part.TEAMS.of(one.id()), one.title()));
        scopes.add(new ScopeView(Scope.Part.TEAM.of(one.id()), one.title()));
      }
    }
    return scopes;
  }

  /** Joins, or changes how the caller is seen. */
  @PUT
  @Path("participation")
  @Answers(
      problems = {
        "400 leaderboards.mode-unknown",
        "400 leaderboards.alias-invalid",
        "409 leaderboards.alias-taken"
      })
  public Taking join(@Nullable Wish wish) {
    Principal who = current.principal();
    Mode mode =
        Mode.of(wish == null || wish.mode() == null ? "" : wish.mode())
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "leaderboards.mode-unknown",
                        "Choose how you are seen: named, alias or private."));
    boolean history = wish != null && Boolean.TRUE.equals(wish.history());
    participation.join(
        who,
        new Participation.Wish(
            mode, alias(mode, wish == null ? null : wish.alias()), countsFrom(who, history)),
        current.correlationId());
    return taking(who);
  }

  /** Leaves: off every board, and nothing is kept. */
  @DELETE
  @Path("participation")
  @Answers(status = 204)
  public void leave() {
    participation.leave(current.principal(), current.correlationId());
  }

  private Taking taking(Principal who) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          boolean allowed = boards.takesPart(tx, who.account());
          return MemberTable.find(tx, who.tenant(), who.account())
              .map(one -> new Taking(allowed, one.mode().wireName(), one.alias(), one.countsFrom()))
              .orElse(new Taking(false, null, null, null));
        });
  }

  /** An alias is kept for the day it is wanted again. */
  private static @Nullable String alias(Mode mode, @Nullable String wanted) {
    String alias = wanted == null ? "" : Normalizer.normalize(wanted, Normalizer.Form.NFKC).strip();
    if (alias.isEmpty() && mode != Mode.ALIAS) {
      return null;
    }
    if (!ALIAS.matcher(alias).matches()) {
      throw new Problem(
          400,
          "leaderboards.alias-invalid",
          "An alias has 3 to 30 letters, digits, spaces, dots or dashes.");
    }
    return alias;
  }

  private static LocalDate countsFrom(Principal who, boolean history) {
    LocalDate today = Asked.today(who);
    if (!history) {
      return today;
    }
    LocalDate week = Period.WEEK.startOf(today);
    LocalDate month = Period.MONTH.startOf(today);
    return week.isBefore(month) ? week : month;
  }
}
