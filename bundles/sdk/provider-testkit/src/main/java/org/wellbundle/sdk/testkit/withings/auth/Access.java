package org.wellbundle.sdk.testkit.withings.auth;

import java.time.Instant;
import java.util.Set;

/** What an access token stands for. */
public record Access(
    String token, long userid, String clientId, Set<String> scopes, Instant expires) {}
