package org.wellbundle.core.sync.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.providers.LinkKey;

/**
 * A task under lease.
 *
 * @param cursor next page, null for the first one
 * @param pages pages stored so far
 * @param readStarted when its first page was asked for
 * @param allComplete false once a page didn't claim to list everything
 * @param attempts failures since the last page
 * @param version number of the lease; a commit under an older one is refused
 */
public record Task(
    long id,
    String provider,
    TenantId tenant,
    AccountId account,
    ProfileId profile,
    LinkId link,
    String dataType,
    TaskKind kind,
    Span span,
    @Nullable String cursor,
    int pages,
    @Nullable Instant readStarted,
    boolean allComplete,
    int attempts,
    int version,
    String correlationId) {

  public LinkKey linkKey() {
    return new LinkKey(tenant, account, link, provider);
  }

  public Source source() {
    return new Source(tenant, account, profile, link, provider, correlationId);
  }

  /** Settles what is asked for, when the first page is about to be. */
  public Task started(Span settled, Instant at) {
    return new Task(
        id,
        provider,
        tenant,
        account,
        profile,
        link,
        dataType,
        kind,
        settled,
        cursor,
        pages,
        at,
        allComplete,
        attempts,
        version,
        correlationId);
  }

  /** After a page. */
  public Task at(String nextCursor, boolean complete) {
    return new Task(
        id,
        provider,
        tenant,
        account,
        profile,
        link,
        dataType,
        kind,
        span,
        nextCursor,
        pages + 1,
        readStarted,
        allComplete && complete,
        0,
        version,
        correlationId);
  }
}
