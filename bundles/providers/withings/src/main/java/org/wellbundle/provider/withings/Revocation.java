package org.wellbundle.provider.withings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.RevocationRequest;

/**
 * Ends an authorization at Withings: a call the app signs, so it works without the member's tokens.
 * It drops the notification subscriptions too.
 */
final class Revocation {
  private static final String ACTION = "revoke";

  /** There is nothing to revoke: no such user for this app, or its tokens are gone. */
  private static final Set<Long> NOT_LINKED = Set.of(247L, 250L, 283L, 286L, 294L, 401L);

  private final URI address;
  private final SignedCalls signedCalls;

  Revocation(WithingsSettings settings, SignedCalls signedCalls) {
    this.address = settings.tokenUrl();
    this.signedCalls = signedCalls;
  }

  CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    Reply reply = attempt(request, context);
    if (isNonceRefused(reply)) {
      reply = attempt(request, context);
    }
    if (!(reply instanceof Reply.Refusal refusal)) {
      return new Done();
    }
    return NOT_LINKED.contains(refusal.status()) ? new Done() : new Failed(refusal.failure());
  }

  private Reply attempt(RevocationRequest request, ProviderContext context) {
    Map<String, String> form;
    try {
      form = new LinkedHashMap<>(signedCalls.sign(ACTION, context));
    } catch (ProviderCallException e) {
      return new Reply.Refusal(0, e.failure());
    }
    form.put("userid", request.vendorUserId());
    return WithingsApi.asApp(context, address, form);
  }

  private static boolean isNonceRefused(Reply reply) {
    return reply instanceof Reply.Refusal refusal
        && (refusal.status() == Failures.INVALID_SIGNATURE
            || refusal.status() == Failures.WRONG_NONCE);
  }
}
