package org.wellbundle.api.provider;

import java.net.URI;

/**
 * @param vendorUserId the person at the vendor
 * @param callbackUrl where notifications about this person go
 */
public record SubscriptionRequest(String vendorUserId, URI callbackUrl) {}
