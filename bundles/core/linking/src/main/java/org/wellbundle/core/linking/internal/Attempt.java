package org.wellbundle.core.linking.internal;

import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;

/**
 * A member on the way to the manufacturer and back.
 *
 * @param origin scheme, host and port of the portal it began on
 */
record Attempt(
    AccountId account,
    ProfileId profile,
    String providerId,
    String returnTo,
    String origin,
    byte[] browserHash,
    byte @Nullable [] pkce,
    boolean replaces) {}
