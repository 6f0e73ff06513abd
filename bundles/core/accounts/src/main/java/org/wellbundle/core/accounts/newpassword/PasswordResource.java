package org.wellbundle.core.accounts.newpassword;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.accounts.guessing.KnownDevices;
import org.wellbundle.core.accounts.password.PasswordChecks;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** Changing a password that is known, and replacing one that is forgotten. */
@Path("/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasswordResource {
  private final Passwords passwords;
  private final PasswordChecks checks;
  private final SignIn signIn;
  private final ForgottenPasswords forgotten;
  private final CurrentRequest current;
  private final Cookies cookies;
  private final EventStreams streams;
  private final Lifetimes lifetimes;

  public PasswordResource(
      Passwords passwords,
      PasswordChecks checks,
      SignIn signIn,
      ForgottenPasswords forgotten,
      CurrentRequest current,
      Cookies cookies,
      EventStreams streams,
      Lifetimes lifetimes) {
    this.passwords = passwords;
    this.checks = checks;
    this.signIn = signIn;
    this.forgotten = forgotten;
    this.current = current;
    this.cookies = cookies;
    this.streams = streams;
    this.lifetimes = lifetimes;
  }

  /** What a new password must be like here: {@code seed} or {@code nist}. */
  public record RulesView(String profile) {}

  /**
   * The password of now and the one to be.
   *
   * @param code of the second factor, when the account has one
   */
  public record Change(@Nullable String current, @Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Change[hidden]";
    }
  }

  /** Whose password is forgotten. */
  public record Forgotten(@Nullable String email) {
    @Override
    public String toString() {
      return "Forgotten[hidden]";
    }
  }

  /**
   * @param key from the link in the mail
   */
  public record Reset(@Nullable String key, @Nullable String password) {
    @Override
    public String toString() {
      return "Reset[hidden]";
    }
  }

  @GET
  @Path("rules")
  @Anonymous(Permission.Host.BOTH)
  public RulesView rules() {
    return new RulesView(checks.profile(current.tenantId()).wireName());
  }

  /** Other sessions end, apps' too; this one goes on with a new cookie. */
  @PUT
  @RequiresPermission(Permission.ACCOUNT_SECURITY)
  @Answers(
      status = 204,
      problems = {
        "403 password.wrong",
        "403 second-factor.code-wrong",
        "422 password.too-short",
        "422 password.too-long",
        "422 password.composition",
        "422 password.common",
        "422 password.personal",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public void change(
      @Nullable Change wanted,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    Principal who = current.principal();
    String old = text(wanted == null ? null : wanted.current(), "current");
    String next = text(wanted == null ? null : wanted.password(), "password");
    AccountRow account = proven(who, old, wanted == null ? null : wanted.code(), request);
    Passwords.Outcome outcome =
        passwords.change(who.tenant(), account, who.sessionId(), next, current.correlationId());
    if (outcome instanceof Passwords.Refused refused) {
      throw SignInProblems.of(refused.objection());
    }
    if (outcome instanceof Passwords.Changed changed) {
      changed
          .secret()
          .ifPresent(
              secret ->
                  cookies.write(request, response, Cookies.SESSION, secret, lifetimes.longest()));
    }
    tellEnded(who);
  }

  private AccountRow proven(
      Principal who, String password, @Nullable String code, HttpServletRequest request) {
    String email = passwords.email(who);
    SignIn.Outcome outcome =
        signIn.attempt(
            who.tenant(),
            new SignIn.Attempt(
                email,
                password,
                code,
                current.clientAddress(),
                cookies.read(request, KnownDevices.COOKIE).orElse(null),
                current.correlationId()));
    if (outcome instanceof SignIn.Wait wait) {
      throw SignInProblems.wait(wait.time());
    }
    if (outcome instanceof SignIn.Welcome welcome) {
      return welcome.account();
    }
    if (outcome instanceof SignIn.CodeMissing || outcome instanceof SignIn.CodeRefused) {
      throw new Problem(
          403,
          "second-factor.code-wrong",
          "Enter the code that your app shows now, besides your password.");
    }
    throw new Problem(403, "password.wrong", "That isn't your current password.");
  }

  /** Open screens of the sessions that ended find out at once. */
  private void tellEnded(Principal who) {
    streams.tell(who.tenant(), who.account(), "sessions-changed", Map.of());
  }

  /** The same answer at the same speed, whether anybody has this address or not. */
  @POST
  @Path("forgotten")
  @Anonymous
  @Answers(status = 204, problems = "429 session.too-many-attempts")
  public void forgotten(@Nullable Forgotten whose) {
    String email = text(whose == null ? null : whose.email(), "email").strip();
    forgotten.asked(
        current.tenant(),
        email,
        current.clientAddress(),
        current.locale(),
        current.correlationId());
  }

  /** With the key from the mail. All sessions of the account end. */
  @POST
  @Path("reset")
  @Anonymous
  @Answers(
      status = 204,
      problems = {
        "422 password.key-invalid",
        "422 password.too-short",
        "422 password.too-long",
        "422 password.composition",
        "422 password.common",
        "422 password.personal"
      })
  public void reset(@Nullable Reset wanted) {
    String key = text(wanted == null ? null : wanted.key(), "key");
    String next = text(wanted == null ? null : wanted.password(), "password");
    passwords
        .reset(current.tenantId(), key, next, current.correlationId())
        .ifPresent(
            objection -> {
              throw SignInProblems.of(objection);
            });
  }

  private static String text(@Nullable String value, String field) {
    if (value == null || value.isEmpty() || value.length() > 512) {
      throw SignInProblems.malformed(field);
    }
    return value;
  }
}
