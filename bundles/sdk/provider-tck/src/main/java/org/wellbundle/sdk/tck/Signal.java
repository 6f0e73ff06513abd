package org.wellbundle.sdk.tck;

import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.Notification;

/**
 * A notification as the vendor sends it.
 *
 * @param name to show when it isn't understood
 * @param vendorUserId whom it is about; null for one the provider has no use for
 */
public record Signal(String name, Notification notification, @Nullable String vendorUserId) {}
