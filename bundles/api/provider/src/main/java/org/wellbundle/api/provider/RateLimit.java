package org.wellbundle.api.provider;

import java.time.Duration;

/**
 * At most {@code calls} calls in any span of {@code per}, over all members of an app registration.
 */
public record RateLimit(int calls, Duration per) {}
