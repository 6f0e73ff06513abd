package org.wellbundle.api.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;

/**
 * A link as other parts see it; no tokens.
 *
 * @param reason stable reason code of the state, null when there is nothing to say
 * @param linkedAt when it was authorised; samples before it belong to an earlier link
 * @param lastContactAt when the provider last answered us
 * @param lastDataAt when something new last came
 * @param newestSampleAt time of the newest measurement
 * @param vendorUserId the person at the vendor
 */
public record LinkView(
    TenantId tenant,
    LinkId id,
    AccountId account,
    ProfileId profile,
    String providerId,
    LinkState state,
    @Nullable String reason,
    Instant linkedAt,
    @Nullable Instant lastContactAt,
    @Nullable Instant lastDataAt,
    @Nullable Instant newestSampleAt,
    String vendorUserId) {}
