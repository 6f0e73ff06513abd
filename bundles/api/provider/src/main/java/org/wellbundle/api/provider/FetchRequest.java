package org.wellbundle.api.provider;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One page to fetch.
 *
 * @param dataType id of the declared data type
 * @param vendorUserId the person at the vendor
 * @param range what is asked for
 * @param cursor null for the first page, else the previous page's next cursor
 * @param accountZone the member's time zone here, for when the vendor doesn't say
 */
public record FetchRequest(
    String dataType,
    String vendorUserId,
    Range range,
    @Nullable String cursor,
    ZoneId accountZone) {}
