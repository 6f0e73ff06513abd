package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.Announcing;
import org.wellbundle.module.challenges.Appeals;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Asking the organiser about a day of one's own. */
@Path("/challenges/{id}/days/{date}/appeal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class AppealResource {
  static final int LONGEST = 500;

  private final Appeals appeals;
  private final Announcing announcing;
  private final CurrentRequest current;

  AppealResource(Appeals appeals, Announcing announcing, CurrentRequest current) {
    this.appeals = appeals;
    this.announcing = announcing;
    this.current = current;
  }

  /** What to tell the organiser: 1 to 500 characters. */
  public record Question(@Nullable String words) {
    @Override
    public String toString() {
      return "Question[]";
    }
  }

  /** Asks, or asks in other words. The organiser sees this one day then. */
  @PUT
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.not-joined",
        "400 challenge.words-invalid",
        "409 challenge.nothing-to-appeal",
        "409 challenge.appeal-answered",
        "409 challenge.over"
      })
  public void ask(
      @PathParam("id") String id, @PathParam("date") String date, @Nullable Question question) {
    appeals.write(
        current.principal(),
        Reading.id(id),
        date(date),
        words(question == null ? null : question.words(), 1));
    announcing.changed(current.principal().tenant());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Problem(
          409, "challenge.nothing-to-appeal", "Name a day of the challenge, as yyyy-mm-dd.");
    }
  }

  static String words(@Nullable String text, int least) {
    String words = text == null ? "" : text.strip();
    if (words.length() < least || words.length() > LONGEST) {
      throw new Problem(
          400, "challenge.words-invalid", "Write at most " + LONGEST + " characters.");
    }
    return words;
  }
}
