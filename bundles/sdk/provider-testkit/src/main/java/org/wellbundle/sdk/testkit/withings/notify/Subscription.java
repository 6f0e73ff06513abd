package org.wellbundle.sdk.testkit.withings.notify;

/** Who wants to hear of which category about whom, and where. */
public record Subscription(
    long userid, String clientId, int appli, String callbackurl, String comment) {}
