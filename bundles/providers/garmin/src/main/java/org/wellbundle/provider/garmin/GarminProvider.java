package org.wellbundle.provider.garmin;

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
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.WearableProvider;

/** Garmin. A change of the configuration counts for calls that begin after it. */
@Component(service = WearableProvider.class, configurationPid = GarminProvider.PID)
public final class GarminProvider implements WearableProvider {
  static final String PID = "org.wellbundle.provider.garmin";

  private static final Logger LOG = LoggerFactory.getLogger(GarminProvider.class);

  private volatile Garmin garmin;

  @Activate
  public GarminProvider(GarminConfig config) {
    this(GarminSettings.of(config));
    LOG.info("Garmin is at {}", garmin.descriptor().hosts());
  }

  GarminProvider(GarminSettings settings) {
    this.garmin = Garmin.of(settings);
  }

  @Modified
  void modified(GarminConfig config) {
    try {
      garmin = Garmin.of(GarminSettings.of(config));
      LOG.info("Garmin is now at {}", garmin.descriptor().hosts());
    } catch (IllegalArgumentException e) {
      LOG.error("The configuration {} can't be used, the last one stays: {}", PID, e.getMessage());
    }
  }

  @Override
  public ProviderDescriptor descriptor() {
    return garmin.descriptor();
  }

  @Override
  public AuthorizationPlan authorization() {
    return garmin.authorization();
  }

  @Override
  public PersonOutcome person(ProviderContext context) {
    return garmin.registration().person(context);
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    return garmin.data().fetch(request, context);
  }

  @Override
  public boolean mayBeNotification(Notification notification) {
    return Notices.mayBe(notification);
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return garmin.notices().read(notification, context);
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return garmin.registration().end(context);
  }
}
