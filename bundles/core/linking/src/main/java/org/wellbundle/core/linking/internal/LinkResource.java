package org.wellbundle.core.linking.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** The account's one link. */
@RequiresPermission(Permission.LINK_READ)
@Path("/link")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LinkResource {
  static final String COOKIE = "wb_link";

  private final Linking linking;
  private final ProviderGateway gateway;
  private final ProviderNames names;
  private final LinkDevices devices;
  private final CurrentRequest current;
  private final Cookies cookies;

  LinkResource(
      Linking linking,
      ProviderGateway gateway,
      LinkDevices devices,
      CurrentRequest current,
      Cookies cookies) {
    this.linking = linking;
    this.gateway = gateway;
    this.names = new ProviderNames(gateway);
    this.devices = devices;
    this.current = current;
    this.cookies = cookies;
  }

  /** Where the member goes on to. */
  public record Begun(String authorizeUrl) {}

  /** A wish to link. */
  public record Wish(
      @Nullable String providerId, @Nullable String returnTo, @Nullable Boolean replace) {}

  @GET
  @Answers(body = LinkJson.class, maybeNothing = true)
  public Response read() {
    Optional<Linking.Shown> shown = linking.show(current.principal());
    return shown.isEmpty() ? Response.noContent().build() : Response.ok(json(shown.get())).build();
  }

  @POST
  @RequiresPermission(Permission.LINK_WRITE)
  @Answers(
      status = 201,
      body = Begun.class,
      problems = {
        "400 link.return-to-invalid",
        "404 provider.unknown",
        "409 link.already-linked",
        "409 link.changing",
        "503 provider.unavailable"
      })
  public Response begin(
      Wish wish, @Context HttpServletRequest request, @Context HttpServletResponse response) {
    Principal who = current.principal();
    String providerId = wish == null || wish.providerId() == null ? "" : wish.providerId();
    String returnTo = wish == null || wish.returnTo() == null ? "/link" : wish.returnTo();
    checkProvider(providerId);
    if (!ReturnPath.allowed(returnTo)) {
      throw new Problem(
          400,
          "link.return-to-invalid",
          "returnTo must be a path of this portal, for example /link.");
    }
    String browserSecret = cookies.read(request, COOKIE).orElseGet(Secrets::random);
    LinkBeginning.Begun begun =
        linking.begin(
            who,
            new LinkBeginning.Wish(
                providerId,
                returnTo,
                wish != null && Boolean.TRUE.equals(wish.replace()),
                current.origin(),
                browserSecret),
            current.correlationId());
    if (begun instanceof LinkBeginning.Begun.AlreadyLinked linked) {
      throw new Problem(
          409,
          "link.already-linked",
          "A wearable is linked already. Unlink it first, or switch.",
          Map.of("link", json(linking.show(who).orElseThrow(() -> gone(linked)))));
    }
    if (!(begun instanceof LinkBeginning.Begun.Authorize authorize)) {
      throw unavailable();
    }
    cookies.write(request, response, COOKIE, browserSecret, LinkBeginning.ATTEMPT_LIFETIME);
    return Response.status(Response.Status.CREATED)
        .entity(new Begun(authorize.authorizeUrl().toString()))
        .build();
  }

  @DELETE
  @RequiresPermission(Permission.LINK_WRITE)
  @Answers(status = 202, problems = "404 link.none")
  public Response unlink() {
    if (!linking.unlink(current.principal(), current.correlationId())) {
      throw none();
    }
    return Response.accepted().build();
  }

  @POST
  @RequiresPermission(Permission.LINK_WRITE)
  @Path("/sync")
  @Consumes(MediaType.WILDCARD)
  @Answers(status = 202, problems = "404 link.none")
  public Response syncNow() {
    if (!linking.syncNow(current.principal(), current.correlationId())) {
      throw none();
    }
    return Response.accepted().build();
  }

  @POST
  @RequiresPermission(Permission.LINK_WRITE)
  @Path("/pause")
  @Consumes(MediaType.WILDCARD)
  @Answers(status = 202, problems = "404 link.none")
  public Response pause() {
    if (!linking.pause(current.principal(), current.correlationId())) {
      throw none();
    }
    return Response.accepted().build();
  }

  @POST
  @RequiresPermission(Permission.LINK_WRITE)
  @Path("/resume")
  @Consumes(MediaType.WILDCARD)
  @Answers(status = 202, problems = "404 link.none")
  public Response resume() {
    if (!linking.resume(current.principal(), current.correlationId())) {
      throw none();
    }
    return Response.accepted().build();
  }

  /** Which device measures what: as the manufacturer declares it, and as it really came. */
  @GET
  @Path("/devices")
  public List<LinkDevices.MeasuringJson> measuring() {
    return linking.show(current.principal()).map(devices::measuring).orElseGet(List::of);
  }

  private void checkProvider(String providerId) {
    boolean offered =
        ProviderOffer.isOpen(current.tenant(), providerId, linking, current.principal());
    Optional<ProviderGateway.ProviderStatus> status =
        offered
            ? gateway.providers().stream().filter(each -> each.id().equals(providerId)).findFirst()
            : Optional.empty();
    if (status.isEmpty()) {
      throw new Problem(
          404,
          "provider.unknown",
          "This portal has no such manufacturer. Choose one from the list.");
    }
    if (!status.get().available()) {
      throw unavailable();
    }
  }

  private LinkJson json(Linking.Shown shown) {
    return LinkJson.of(
        shown, names.of(shown.link().providerId(), current.locale()), devices.of(shown.link()));
  }

  private static Problem gone(LinkBeginning.Begun.AlreadyLinked linked) {
    return new Problem(
        409, "link.changing", "The link " + linked.current().id() + " just changed. Try again.");
  }

  private static Problem none() {
    return new Problem(404, "link.none", "No wearable is linked.");
  }

  private static Problem unavailable() {
    return new Problem(
        503,
        "provider.unavailable",
        "This manufacturer is temporarily unavailable. Try again in a few minutes.",
        Map.of("retryAfter", 60));
  }
}
