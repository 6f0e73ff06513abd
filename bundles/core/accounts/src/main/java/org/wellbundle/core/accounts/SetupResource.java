package org.wellbundle.core.accounts;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.Permission;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.core.accounts.signin.Credentials;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Makes the first operator, with the key that lies in the data folder until then. */
@Path("/setup")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SetupResource {
  private final FirstOperator first;
  private final SignIn signIn;
  private final CurrentRequest current;

  SetupResource(FirstOperator first, SignIn signIn, CurrentRequest current) {
    this.first = first;
    this.signIn = signIn;
    this.current = current;
  }

  /**
   * @param key content of the file {@code operator-setup-key}
   */
  public record OperatorJson(
      @Nullable String key,
      @Nullable String email,
      @Nullable String displayName,
      @Nullable String password) {
    @Override
    public String toString() {
      return "OperatorJson[hidden]";
    }
  }

  @POST
  @Path("operator")
  @Anonymous(Permission.Host.PLATFORM)
  @Answers(
      status = 204,
      problems = {"403 setup.refused", "429 session.too-many-attempts", "422 password.too-short"})
  public Response operator(@Nullable OperatorJson wanted) {
    if (wanted == null || wanted.key() == null) {
      throw SignInProblems.malformed("key");
    }
    Credentials.Given given = new Credentials(wanted.email(), wanted.password()).given();
    Duration pause = signIn.pause(current.tenantId(), current.clientAddress());
    if (!pause.isZero()) {
      throw SignInProblems.wait(pause);
    }
    String name = wanted.displayName() == null ? given.email() : wanted.displayName();
    AccountRegistration.Outcome outcome =
        first
            .make(wanted.key(), given.email(), name, given.password())
            .orElseThrow(
                () ->
                    new Problem(
                        403,
                        "setup.refused",
                        "The key is wrong, or there is an operator already."));
    if (outcome instanceof AccountRegistration.Refused refused) {
      throw new Problem(422, refused.code(), refused.message());
    }
    return Response.noContent().build();
  }
}
