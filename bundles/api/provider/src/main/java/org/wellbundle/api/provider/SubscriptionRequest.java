package org.wellbundle.api.provider;

import java.net.URI;

/**
 * Whose notifications are wanted, and where.
 *
 * @param vendorUserId the person at the vendor
 * @param callbackUrl where notifications about this person go
 */
public record SubscriptionRequest(String vendorUserId, URI callbackUrl) {}
