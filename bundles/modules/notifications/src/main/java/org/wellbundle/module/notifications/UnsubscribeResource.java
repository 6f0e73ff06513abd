package org.wellbundle.module.notifications;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.secrets.Vault;

/**
 * Ends mails of one kind. Mail programs post here without anybody signed in (RFC 8058); the address
 * is the proof. Opening it changes nothing, since mail servers open addresses to look at them.
 */
@Path("/notifications/unsubscribe")
@Produces(MediaType.APPLICATION_JSON)
public final class UnsubscribeResource {
  private final Transactions transactions;
  private final CurrentRequest current;
  private final Unsubscribing unsubscribing;

  UnsubscribeResource(Transactions transactions, CurrentRequest current, Vault vault) {
    this.transactions = transactions;
    this.current = current;
    this.unsubscribing = new Unsubscribing(vault);
  }

  @POST
  @Anonymous
  @Answers(status = 204, problems = "404 notifications.address-unknown")
  public void end(@QueryParam("token") @Nullable String token) {
    Unsubscribing.Mailing mailing =
        unsubscribing
            .open(token == null ? "" : token)
            .filter(one -> one.tenant().equals(current.tenant().id()))
            .orElseThrow(
                () ->
                    new Problem(
                        404,
                        "notifications.address-unknown",
                        "This address is incomplete. Sign in and use Settings, Notifications."));
    transactions.runInTenant(
        mailing.tenant(),
        tx ->
            Choices.store(
                tx, mailing.tenant(), mailing.account(), mailing.kind(), Channel.EMAIL, false));
  }

  /** Whoever opens it in a browser chooses there. */
  @GET
  @Anonymous
  @Answers(status = 303)
  public Response open() {
    return Response.seeOther(URI.create(current.origin() + "/settings/notifications")).build();
  }
}
