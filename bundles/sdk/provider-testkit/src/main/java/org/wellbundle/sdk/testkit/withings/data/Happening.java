package org.wellbundle.sdk.testkit.withings.data;

import java.util.Map;

/**
 * Something the vendor would tell subscribers about.
 *
 * @param at when it became known (epoch s)
 * @param appli category of the notification
 * @param details its fields besides userid and appli
 */
public record Happening(long at, int appli, Map<String, String> details) {}
