package org.wellbundle.core.linking.internal;

import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.api.provider.TokenHooks;
import org.wellbundle.api.provider.WearableProvider;
import org.wellbundle.core.providers.testing.FakeProvider;
import org.wellbundle.core.providers.testing.FakeVendor;

/** A provider that lets a test step in between, with proof keys. */
final class HookedProvider implements WearableProvider {
  private final FakeProvider inner;

  /** While a revocation is under way, before the vendor sees it. */
  volatile Runnable beforeRevoke = () -> {};

  /** After the vendor answered a revocation, before the platform knows. */
  volatile Runnable afterRevoke = () -> {};

  /** After the vendor gave tokens for a code, before the platform knows. */
  volatile Runnable afterTokens = () -> {};

  /** What becomes of asking for notifications, instead of asking the vendor. */
  volatile CallOutcome subscribing;

  /** Another way of notifying. */
  volatile NotificationStyle style;

  HookedProvider(String id, FakeVendor vendor) {
    this(id, vendor, "app-" + id);
  }

  HookedProvider(String id, FakeVendor vendor, String registration) {
    inner = new FakeProvider(id, vendor, registration);
  }

  @Override
  public ProviderDescriptor descriptor() {
    ProviderDescriptor d = inner.descriptor();
    NotificationStyle instead = style;
    return instead == null
        ? d
        : new ProviderDescriptor(
            d.id(),
            d.names(),
            d.icon(),
            d.dataTypes(),
            d.deviceMetrics(),
            d.rateLimits(),
            d.hosts(),
            instead,
            d.registration(),
            d.sunset());
  }

  @Override
  public AuthorizationPlan authorization() {
    AuthorizationPlan plan = inner.authorization();
    return new AuthorizationPlan(
        plan.authorizeUrl(),
        plan.tokenUrl(),
        plan.clientId(),
        plan.scopes(),
        plan.scopeSeparator(),
        true,
        Map.of("state", "theirs", "mode", "demo"),
        plan.tokenAnswer(),
        new Hooks(plan.tokenHooks()));
  }

  private final class Hooks implements TokenHooks {
    private final TokenHooks hooks;

    Hooks(TokenHooks hooks) {
      this.hooks = hooks;
    }

    @Override
    public Map<String, String> parameters(GrantType grant, ProviderContext context) {
      return hooks.parameters(grant, context);
    }

    @Override
    public Optional<FetchOutcome.Failure> refusal(GrantType grant, int status, Json answer) {
      if (grant == GrantType.AUTHORIZATION_CODE) {
        afterTokens.run();
      }
      return hooks.refusal(grant, status, answer);
    }
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    return inner.fetch(request, context);
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return inner.onNotification(notification, context);
  }

  @Override
  public CallOutcome subscribe(SubscriptionRequest request, ProviderContext context) {
    CallOutcome instead = subscribing;
    return instead == null ? inner.subscribe(request, context) : instead;
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    beforeRevoke.run();
    CallOutcome outcome = inner.revoke(request, context);
    afterRevoke.run();
    return outcome;
  }
}
