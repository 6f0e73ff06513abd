package org.wellbundle.core.providers.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.TokenHooks;
import org.wellbundle.api.provider.WearableProvider;

/**
 * A provider of version 1.1: its token answer names nobody, the app's secret is given with the
 * plan, one address for the registration.
 */
public final class NamingProvider implements WearableProvider {
  public static final String TOKEN = "registration-token-0123456789";

  private final FakeProvider base;
  private final FakeVendor vendor;
  private final ClientSecret secret;
  private final Function<ProviderContext, PersonOutcome> person;

  public NamingProvider(
      FakeVendor vendor, ClientSecret secret, Function<ProviderContext, PersonOutcome> person) {
    this.base = new FakeProvider("naming", vendor);
    this.vendor = vendor;
    this.secret = secret;
    this.person = person;
  }

  @Override
  public ProviderDescriptor descriptor() {
    ProviderDescriptor d = base.descriptor();
    return new ProviderDescriptor(
        d.id(),
        d.names(),
        null,
        d.dataTypes(),
        d.deviceMetrics(),
        d.rateLimits(),
        d.hosts(),
        new NotificationStyle(
            NotificationStyle.Kind.PUSH,
            NotificationStyle.TokenScope.REGISTRATION,
            4096,
            java.util.Set.of("application/json"),
            java.util.Set.of(),
            Door.of(TOKEN)),
        d.registration(),
        null);
  }

  @Override
  public AuthorizationPlan authorization() {
    return new AuthorizationPlan(
        vendor.url("/authorize"),
        vendor.url("/token"),
        "app-naming",
        List.of(),
        " ",
        true,
        Map.of(),
        new AuthorizationPlan.TokenAnswer(
            "/body/access_token", "/body/refresh_token", "/body/expires_in", "", ""),
        new Hooks(),
        secret);
  }

  private static final class Hooks implements TokenHooks {
    @Override
    public Map<String, String> parameters(GrantType grant, ProviderContext context) {
      return Map.of();
    }

    @Override
    public Optional<FetchOutcome.Failure> refusal(GrantType grant, int status, Json answer) {
      throw new AssertionError("the platform asks with the whole answer");
    }

    @Override
    public Optional<FetchOutcome.Failure> refusal(
        GrantType grant, ProviderClient.Answer answer, Json body) {
      return Optional.empty();
    }
  }

  @Override
  public PersonOutcome person(ProviderContext context) {
    return person.apply(context);
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    return base.fetch(request, context);
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return base.onNotification(notification, context);
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return base.revoke(request, context);
  }
}
