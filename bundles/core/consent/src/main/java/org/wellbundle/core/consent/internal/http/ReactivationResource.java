package org.wellbundle.core.consent.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.core.consent.internal.leaving.Leaving;
import org.wellbundle.core.consent.internal.leaving.ProfileLeaving;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Staying after all. */
@Path("/privacy/reactivation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReactivationResource {
  private final Leaving leaving;
  private final ProfileLeaving profiles;
  private final CurrentRequest current;

  ReactivationResource(Leaving leaving, ProfileLeaving profiles, CurrentRequest current) {
    this.leaving = leaving;
    this.profiles = profiles;
    this.current = current;
  }

  /**
   * @param key from the link in the mail
   */
  public record Mailed(@Nullable String key) {
    @Override
    public String toString() {
      return "Mailed[hidden]";
    }
  }

  /** By whoever is signed in. */
  @POST
  @RequiresPermission(Permission.PRIVACY_WRITE)
  @Answers(status = 204, problems = "409 deletion.none")
  public void reactivate() {
    Principal who = current.principal();
    if (!leaving.cancel(
        who.tenant(), who.account(), new Actor("member", who.account()), current.correlationId())) {
      throw new Problem(
          409, "deletion.none", "This account isn't waiting to be erased; it stays as it is.");
    }
  }

  /** With the key from the mail, without signing in: the account stays, or the profile. */
  @POST
  @Path("/by-mail")
  @Anonymous
  @Answers(status = 204, problems = "422 deletion.key-invalid")
  public void byMail(@Nullable Mailed mailed) {
    String key = mailed == null ? null : mailed.key();
    if (key == null || key.length() > 200 || !stays(key)) {
      throw new Problem(
          422,
          "deletion.key-invalid",
          "This link was used already, or the account is erased. Sign in to see how it stands.");
    }
  }

  private boolean stays(String key) {
    return leaving.cancel(current.tenantId(), key, current.correlationId())
        || profiles.cancel(current.tenantId(), key, current.correlationId());
  }
}
