package org.wellbundle.provider.withings;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.ProviderDescriptor;

/** Everything that follows from one configuration; never changed, but replaced with the next. */
record Withings(
    ProviderDescriptor descriptor,
    AuthorizationPlan authorization,
    Map<String, Fetcher> fetchers,
    Subscriptions subscriptions,
    Revocation revocation) {

  /**
   * @param clock for waits that a refused token call asks for
   */
  static Withings of(WithingsSettings settings, Clock clock) {
    List<Fetcher> fetchers = Fetchers.all(settings);
    Map<String, Fetcher> byId = new LinkedHashMap<>();
    fetchers.forEach(fetcher -> byId.put(fetcher.dataType().id(), fetcher));
    SignedCalls signedCalls = new SignedCalls(settings);
    return new Withings(
        WithingsDescriptor.of(settings, fetchers.stream().map(Fetcher::dataType).toList()),
        WithingsAuthorization.plan(settings, new WithingsTokenHooks(settings, signedCalls, clock)),
        Map.copyOf(byId),
        new Subscriptions(settings),
        new Revocation(settings, signedCalls));
  }
}
