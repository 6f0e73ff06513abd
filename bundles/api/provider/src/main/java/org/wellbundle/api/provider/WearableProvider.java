package org.wellbundle.api.provider;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One manufacturer's cloud. Register it as an OSGi service; the platform does the rest.
 *
 * <p>Implementations keep no state: all they need is in the request, and everything they learn is
 * in the answer. Methods are called by the platform's worker threads, several at a time, and must
 * return within the request's budget; the {@link ProviderClient} handed in enforces time-outs, the
 * hosts declared, and the vendor's rate limit. Expected failures are outcomes; an exception is a
 * defect and makes the task a dead letter after a few tries.
 */
@ConsumerType
public interface WearableProvider {

  /**
   * What this provider is and can do. Called often; return the same data until the configuration
   * changes.
   */
  ProviderDescriptor descriptor();

  /**
   * How a member authorises access, as data. The platform drives it; stored tokens are never shown
   * to a provider.
   */
  AuthorizationPlan authorization();

  /**
   * Who granted the tokens that have just come, for vendors whose token answer doesn't say. Called
   * with the member's new access token, before anything is stored; may also do what a vendor wants
   * done first (registering the person). The default leaves it to {@link
   * AuthorizationPlan.TokenAnswer#userId()}.
   *
   * @throws ProviderCallException when the vendor doesn't answer
   */
  default PersonOutcome person(ProviderContext context) {
    return new PersonOutcome.InTokenAnswer();
  }

  /**
   * Fetches one page of one data type. Called again with {@link FetchOutcome.Page#nextCursor()}
   * until there is none; each page is stored before the next is asked for, so a page may be asked
   * for twice after a crash.
   */
  FetchOutcome fetch(FetchRequest request, ProviderContext context);

  /**
   * Whether this could be a notification of this vendor, by its shape alone: the fields that every
   * one of them has are there, and can be read. Asked at the door, before anything is stored; what
   * it denies is refused with 400. Must deny nothing that {@link #onNotification} could use, a test
   * ping included. Must be quick and pure: no call, no lookup, no clock; {@link
   * Notification#linkVendorUserId()} isn't known yet. While the bundle is away nobody asks, and an
   * exception counts as yes: then {@link #onNotification} decides alone.
   */
  default boolean mayBeNotification(Notification notification) {
    return true;
  }

  /**
   * Turns one stored notification into what has to be fetched. Called after the vendor got its 2xx.
   */
  NotificationOutcome onNotification(Notification notification, ProviderContext context);

  /**
   * Makes sure the vendor notifies {@code request.callbackUrl()} about one person. Called after
   * linking, and daily to check.
   */
  default CallOutcome subscribe(SubscriptionRequest request, ProviderContext context) {
    return new CallOutcome.Done();
  }

  /**
   * Ends the authorization at the vendor. Retried by the platform for 24 hours while the outcome
   * asks for it.
   */
  CallOutcome revoke(RevocationRequest request, ProviderContext context);
}
