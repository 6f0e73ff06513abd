package org.wellbundle.provider.withings;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Malformed;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.api.provider.WearableProvider;

/**
 * Withings. Called by the platform's worker threads, several at a time. A change of the
 * configuration counts for calls that begin after it; a call under way ends with the old one. A
 * configuration that can't be read leaves the last good one in force.
 */
@Component(service = WearableProvider.class, configurationPid = WithingsProvider.PID)
public final class WithingsProvider implements WearableProvider {
  static final String PID = "org.wellbundle.provider.withings";

  private static final Logger LOG = LoggerFactory.getLogger(WithingsProvider.class);

  private volatile Withings withings;

  @Activate
  public WithingsProvider(WithingsConfig config) {
    this(WithingsSettings.of(config));
    LOG.info("Withings is at {}", withings.descriptor().hosts());
  }

  WithingsProvider(WithingsSettings settings) {
    this.withings = Withings.of(settings, Clock.systemUTC());
  }

  @Modified
  void modified(WithingsConfig config) {
    try {
      withings = Withings.of(WithingsSettings.of(config), Clock.systemUTC());
      LOG.info("Withings is now at {}", withings.descriptor().hosts());
    } catch (IllegalArgumentException e) {
      LOG.error("The configuration {} can't be used, the last one stays: {}", PID, e.getMessage());
    }
  }

  @Override
  public ProviderDescriptor descriptor() {
    return withings.descriptor();
  }

  @Override
  public AuthorizationPlan authorization() {
    return withings.authorization();
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    Fetcher fetcher = withings.fetchers().get(request.dataType());
    return fetcher == null
        ? new FetchOutcome.Broken("withings.data-type")
        : fetcher.fetch(request, context);
  }

  @Override
  public boolean mayBeNotification(Notification notification) {
    return !(Notifications.read(notification) instanceof Malformed);
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return Notifications.read(notification);
  }

  @Override
  public CallOutcome subscribe(SubscriptionRequest request, ProviderContext context) {
    return withings.subscriptions().ensure(request, context);
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return withings.revocation().revoke(request, context);
  }
}
