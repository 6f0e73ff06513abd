package org.wellbundle.provider.garmin;

import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.ProviderDescriptor;

/** What follows from one configuration. */
record Garmin(
    ProviderDescriptor descriptor,
    AuthorizationPlan authorization,
    Registration registration,
    Data data,
    Notices notices) {

  static Garmin of(GarminSettings settings) {
    return new Garmin(
        GarminDescriptor.of(settings),
        GarminAuthorization.plan(settings),
        new Registration(settings),
        new Data(settings),
        new Notices(settings.clientId()));
  }
}
