package org.wellbundle.provider.withings;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.SubscriptionRequest;

/**
 * Makes sure a person's notifications come to one address: lists what is subscribed, adds what is
 * missing, as far as the person's scopes allow. While a subscription is made Withings sends HEAD to
 * the address.
 */
final class Subscriptions {
  private static final long CALLBACK_REFUSED = 293;

  private final URI address;

  Subscriptions(WithingsSettings settings) {
    this.address = settings.api("/notify");
  }

  CallOutcome ensure(SubscriptionRequest request, ProviderContext context) {
    String callback = request.callbackUrl().toString();
    Reply listed = WithingsApi.asMember(context, address, Map.of("action", "list"), Scopes.INFO);
    if (listed instanceof Reply.Refusal refusal) {
      return new Failed(refusal.failure());
    }
    Set<Long> present = subscribed(((Reply.Body) listed).json(), callback);
    Map<String, ScopeMissing> missing = new LinkedHashMap<>();
    for (Appli appli : Appli.WANTED) {
      if (present.contains(appli.code()) || missing.containsKey(appli.scope())) {
        continue;
      }
      Failure failure = add(appli, callback, context);
      if (failure instanceof ScopeMissing scopeMissing) {
        missing.put(appli.scope(), scopeMissing);
      } else if (failure != null) {
        return new Failed(failure);
      }
    }
    return missing.isEmpty() ? new Done() : new Failed(missing.values().iterator().next());
  }

  private static Set<Long> subscribed(Json body, String callback) {
    Set<Long> codes = new HashSet<>();
    for (Json profile : body.get("profiles").items()) {
      if (profile.get("callbackurl").text().filter(callback::equals).isPresent()) {
        profile.get("appli").wholeNumber().ifPresent(codes::add);
      }
    }
    return codes;
  }

  private @Nullable Failure add(Appli appli, String callback, ProviderContext context) {
    Reply reply = call("subscribe", appli, callback, context);
    if (!(reply instanceof Reply.Refusal refusal)) {
      return null;
    }
    if (refusal.status() == CALLBACK_REFUSED) {
      return new Broken("withings.callback-refused");
    }
    // a subscription that is there already is refused with codes nobody documented
    boolean undocumented = refusal.failure() instanceof Broken;
    return undocumented && call("get", appli, callback, context) instanceof Reply.Body
        ? null
        : refusal.failure();
  }

  private Reply call(String action, Appli appli, String callback, ProviderContext context) {
    return WithingsApi.asMember(
        context,
        address,
        Map.of("action", action, "callbackurl", callback, "appli", Long.toString(appli.code())),
        appli.scope());
  }
}
