package org.wellbundle.core.accounts.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.Accounts;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.pictures.QrPicture;

/** Codes of an app besides the password. What takes protection away asks for both once more. */
@Path("/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.ACCOUNT_SECURITY)
public final class SecondFactorResource {
  private final Accounts accounts;
  private final SecondFactorDesk desk;
  private final SecondFactorCheck check;
  private final SignIn signIn;
  private final CurrentRequest current;
  private final Cookies cookies;
  private final EventStreams streams;

  public SecondFactorResource(
      Accounts accounts, CurrentRequest current, Cookies cookies, EventStreams streams) {
    this.accounts = accounts;
    this.desk = accounts.secondFactors();
    this.check = accounts.secondFactorCheck();
    this.signIn = accounts.signIn();
    this.current = current;
    this.cookies = cookies;
    this.streams = streams;
  }

  /** What is asked for again. */
  public record Proof(@Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Proof[hidden]";
    }
  }

  /**
   * @param needed one of the account's roles rests until there is a second factor
   * @param since null while it is off
   * @param recoveryCodesLeft how many weren't used yet
   */
  public record StateView(
      boolean on, boolean needed, @Nullable OffsetDateTime since, int recoveryCodesLeft) {}

  /**
   * A secret to be confirmed; it isn't shown again.
   *
   * @param key for typing into an app
   * @param address the same for apps that open addresses
   * @param qr the same as a picture
   */
  public record EnrolmentView(String key, String address, QrPicture qr) {
    @Override
    public String toString() {
      return "EnrolmentView[hidden]";
    }
  }

  /** Each works once, in the place of a code; shown this once. */
  public record RecoveryView(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "RecoveryView[hidden]";
    }
  }

  @GET
  public StateView read() {
    Principal who = current.principal();
    SecondFactorDesk.State state = desk.state(who);
    return new StateView(
        state.since() != null,
        !accounts.resting(who.tenant(), account(who)).isEmpty(),
        state.since() == null ? null : state.since().atZone(who.timeZone()).toOffsetDateTime(),
        state.recoveryCodesLeft());
  }

  /** Begins; it counts once it is confirmed with a code. */
  @POST
  @Answers(
      status = 201,
      body = EnrolmentView.class,
      problems = {
        "403 password.wrong",
        "409 second-factor.on",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public Response begin(@Nullable Proof proof) {
    Principal who = current.principal();
    password(who, proof);
    String key =
        desk.begin(who)
            .orElseThrow(
                () ->
                    new Problem(
                        409,
                        "second-factor.on",
                        "Two-step sign-in is on already. Switch it off first."));
    String address = address(who, key);
    return Response.status(Response.Status.CREATED)
        .entity(new EnrolmentView(key, address, QrPicture.of(address)))
        .build();
  }

  private String address(Principal who, String key) {
    String issuer =
        who.tenant().equals(TenantId.PLATFORM)
            ? "Wellbundle"
            : current.tenant().name(who.locale().getLanguage());
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(account(who).email()), key, encoded(issuer));
  }

  /** Switches it on. All other sessions of the account end; this one goes on with a new cookie. */
  @POST
  @Path("confirmation")
  @Answers(
      body = RecoveryView.class,
      problems = {
        "403 second-factor.code-wrong",
        "409 second-factor.not-begun",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public RecoveryView confirm(
      @Nullable Proof proof,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    Principal who = current.principal();
    SecondFactorDesk.Confirmation outcome =
        desk.confirm(who, text(proof == null ? null : proof.code(), "code"), correlation());
    if (outcome instanceof SecondFactorDesk.On on) {
      on.secret()
          .ifPresent(
              secret ->
                  cookies.write(
                      request, response, Cookies.SESSION, secret, accounts.lifetimes().longest()));
      streams.tell(who.tenant(), who.account(), "sessions-changed", Map.of());
      return new RecoveryView(on.recovery().codes());
    }
    if (outcome instanceof SecondFactorDesk.Wait wait) {
      throw SignInProblems.wait(wait.time());
    }
    throw outcome instanceof SecondFactorDesk.WrongCode
        ? wrongCode()
        : new Problem(
            409, "second-factor.not-begun", "That took too long. Begin anew with a new code.");
  }

  /** New recovery codes in the place of all there were. */
  @POST
  @Path("recovery-codes")
  @Answers(
      body = RecoveryView.class,
      problems = {
        "403 password.wrong",
        "403 second-factor.code-wrong",
        "409 second-factor.off",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public RecoveryView renew(@Nullable Proof proof) {
    Principal who = current.principal();
    both(who, proof);
    return new RecoveryView(desk.renew(who, correlation()).codes());
  }

  /** Switches it off. */
  @POST
  @Path("removal")
  @Answers(
      status = 204,
      problems = {
        "403 password.wrong",
        "403 second-factor.code-wrong",
        "409 second-factor.off",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public void remove(@Nullable Proof proof) {
    Principal who = current.principal();
    both(who, proof);
    desk.off(who, correlation());
  }

  private void both(Principal who, @Nullable Proof proof) {
    String code = text(proof == null ? null : proof.code(), "code");
    password(who, proof);
    SecondFactorCheck.Result result =
        check.check(
            who.tenant(),
            who.account(),
            new SecondFactorCheck.Shown(code, "session|" + who.sessionId(), correlation()));
    if (result instanceof SecondFactorCheck.Wait wait) {
      throw SignInProblems.wait(wait.time());
    }
    if (result instanceof SecondFactorCheck.NotAsked) {
      throw new Problem(409, "second-factor.off", "Two-step sign-in is off.");
    }
    if (!(result instanceof SecondFactorCheck.Right)) {
      throw wrongCode();
    }
  }

  private void password(Principal who, @Nullable Proof proof) {
    String password = text(proof == null ? null : proof.password(), "password");
    SignIn.Outcome outcome = signIn.again(who, password, correlation());
    if (outcome instanceof SignIn.Wait wait) {
      throw SignInProblems.wait(wait.time());
    }
    if (!(outcome instanceof SignIn.Welcome)) {
      throw new Problem(403, "password.wrong", "That isn't your current password.");
    }
  }

  private AccountRow account(Principal who) {
    return accounts
        .read(who.tenant(), who.account())
        .orElseThrow(() -> new Problem(401, "session.required", "Please sign in."));
  }

  private String correlation() {
    return current.correlationId();
  }

  private static Problem wrongCode() {
    return new Problem(
        403,
        "second-factor.code-wrong",
        "That code isn't right, or was used already. Wait for the next one and try again.");
  }

  private static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank() || value.length() > 512) {
      throw SignInProblems.malformed(field);
    }
    return value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
