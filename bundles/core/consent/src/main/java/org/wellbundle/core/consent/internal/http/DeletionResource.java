package org.wellbundle.core.consent.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.Departures.Departure;
import org.wellbundle.core.consent.internal.leaving.Leaving;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Having one's account and everything in it erased. */
@Path("/privacy/deletion")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeletionResource {
  private final Leaving leaving;
  private final AskedAgain password;
  private final AccountClosing accounts;
  private final CurrentRequest current;

  DeletionResource(
      Leaving leaving, AskedAgain password, AccountClosing accounts, CurrentRequest current) {
    this.leaving = leaving;
    this.password = password;
    this.accounts = accounts;
    this.current = current;
  }

  /**
   * @param password the account's, asked again
   */
  public record Wish(@Nullable String password) {
    @Override
    public String toString() {
      return "Wish[hidden]";
    }
  }

  /**
   * @param state {@code none} or {@code pending}
   * @param graceDays time to think again after asking
   * @param dueAt when everything goes; null when nothing is to
   */
  public record DeletionView(
      String state,
      long graceDays,
      @Nullable OffsetDateTime askedAt,
      @Nullable OffsetDateTime dueAt) {}

  @GET
  @RequiresPermission(Permission.PRIVACY_READ)
  public DeletionView read() {
    Principal who = current.principal();
    return view(who, leaving.of(who.tenant(), who.account()));
  }

  /** Until the day comes everything rests, and it can be taken back. */
  @POST
  @RequiresPermission(Permission.PRIVACY_WRITE)
  @Answers(
      status = 202,
      body = DeletionView.class,
      problems = {
        "400 deletion.incomplete",
        "403 password.wrong",
        "409 deletion.last-owner",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public Response ask(@Nullable Wish wish) {
    return Response.accepted(asked(wish)).build();
  }

  DeletionView asked(@Nullable Wish wish) {
    Principal who = current.principal();
    password.of(who, wish == null ? null : wish.password(), current.correlationId());
    if (accounts.isLastOwner(who.tenant(), who.account())) {
      throw new Problem(
          409,
          "deletion.last-owner",
          "You are the only owner of this portal. Make somebody else an owner first.");
    }
    return view(who, Optional.of(leaving.ask(who, current.correlationId())));
  }

  private DeletionView view(Principal who, Optional<Departure> departure) {
    long days = leaving.grace().toDays();
    return departure
        .map(
            it ->
                new DeletionView(
                    "pending",
                    days,
                    it.askedAt().atZone(who.timeZone()).toOffsetDateTime(),
                    it.dueAt().atZone(who.timeZone()).toOffsetDateTime()))
        .orElse(new DeletionView("none", days, null, null));
  }
}
