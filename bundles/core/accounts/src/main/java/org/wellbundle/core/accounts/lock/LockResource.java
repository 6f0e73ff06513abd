package org.wellbundle.core.accounts.lock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AllowedWhileLocked;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** The app lock of the session at hand. */
@Path("/lock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LockResource {
  private static final int USUAL_SECONDS = 300;

  private final AppLock lock;
  private final CurrentRequest current;
  private final EventStreams streams;

  public LockResource(AppLock lock, CurrentRequest current, EventStreams streams) {
    this.lock = lock;
    this.current = current;
    this.streams = streams;
  }

  /**
   * @param passcode 4 to 8 digits
   * @param lockAfterSeconds the lock closes after so long without use, 15 to 3600; 300 when missing
   */
  public record PasscodeJson(@Nullable String passcode, @Nullable Integer lockAfterSeconds) {
    @Override
    public String toString() {
      return "PasscodeJson[hidden]";
    }
  }

  /** Sets a passcode, or changes it. */
  @PUT
  @RequiresPermission(Permission.ACCOUNT_SECURITY)
  @Answers(
      status = 204,
      problems = {"422 passcode.malformed", "422 passcode.common"})
  public void set(@Nullable PasscodeJson wanted) {
    Integer after = wanted == null ? null : wanted.lockAfterSeconds();
    lock.set(current.principal(), passcode(wanted), after == null ? USUAL_SECONDS : after)
        .ifPresent(
            objection -> {
              throw SignInProblems.of(objection);
            });
  }

  /** Takes the passcode away. */
  @DELETE
  @RequiresPermission(Permission.ACCOUNT_SECURITY)
  @Answers(status = 204)
  public void clear() {
    lock.clear(current.principal());
  }

  /** Closes the lock now. */
  @POST
  @Path("close")
  @RequiresPermission(Permission.ACCOUNT_READ)
  @AllowedWhileLocked
  @Answers(status = 204)
  public void close() {
    lock.lock(current.principal());
  }

  /** Opens the lock. */
  @POST
  @Path("open")
  @RequiresPermission(Permission.ACCOUNT_READ)
  @AllowedWhileLocked
  @Answers(
      status = 204,
      problems = {"403 passcode.wrong", "401 session.required"})
  public void open(@Nullable PasscodeJson typed) {
    Principal who = current.principal();
    AppLock.Unlocked outcome = lock.unlock(who, passcode(typed), current.correlationId());
    if (outcome instanceof AppLock.Wrong wrong) {
      throw new Problem(
          403,
          "passcode.wrong",
          "That isn't your passcode. Tries left: " + wrong.attemptsLeft() + ".",
          Map.of("attemptsLeft", wrong.attemptsLeft()));
    }
    if (outcome instanceof AppLock.Ended) {
      streams.tell(
          who.tenant(), who.account(), "session-ended", Map.of("session", who.sessionId()));
      throw new Problem(
          401, "session.required", "Too many wrong passcodes. Sign in with your password.");
    }
  }

  private static String passcode(@Nullable PasscodeJson json) {
    String passcode = json == null ? null : json.passcode();
    if (passcode == null || passcode.length() > 64) {
      throw SignInProblems.malformed("passcode");
    }
    return passcode;
  }
}
