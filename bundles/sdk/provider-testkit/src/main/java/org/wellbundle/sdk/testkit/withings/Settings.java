package org.wellbundle.sdk.testkit.withings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.withings.notify.CallbackRules;

/**
 * How a cloud is set up.
 *
 * @param port 0 takes any free one
 * @param pageSize for all lists; 0 leaves the recorded sizes
 * @param callsPerMinute per app; 0 switches the limit off
 * @param sameArguments how long a call mustn't be repeated word for word; zero switches it off
 * @param memory file to keep tokens, consents and subscriptions in; null forgets them at the end
 * @param notifyTimeout real time a subscriber has to answer
 * @param callbackRules which addresses may be subscribed
 */
record Settings(
    String host,
    int port,
    long seed,
    int pageSize,
    int callsPerMinute,
    Duration sameArguments,
    Duration notifyTimeout,
    int threads,
    int members,
    @Nullable Path memory,
    CallbackRules callbackRules) {}
