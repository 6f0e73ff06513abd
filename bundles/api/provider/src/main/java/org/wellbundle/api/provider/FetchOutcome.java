package org.wellbundle.api.provider;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.measurement.Batch;

/** What came of a fetch. Not to be implemented elsewhere. */
@ProviderType
public sealed interface FetchOutcome {

  /**
   * A page.
   *
   * @param batch what it brought, mapped
   * @param nextCursor how to ask for the next page, null on the last one
   * @param changedSince mark for the next incremental fetch, where the vendor has such a thing; the
   *     last page's counts
   * @param complete true when this range's pages list everything that exists in it, so that what is
   *     stored but not listed was deleted
   */
  record Page(
      Batch batch, @Nullable String nextCursor, @Nullable String changedSince, boolean complete)
      implements FetchOutcome {}

  /**
   * Not yet: the vendor took the request and delivers this window later, by notifications. It is
   * not asked for again.
   *
   * @param within how long that may take; afterwards the window counts as read, with whatever came
   */
  record Promised(Duration within) implements FetchOutcome {}

  /** Not a page. The same reasons serve the other calls to a vendor. */
  @ProviderType
  sealed interface Failure extends FetchOutcome {
    /**
     * Stable code for logs, screens and the operator, for example {@code withings.status-503}:
     * lower case letters, digits, dots and hyphens, never a value, a name or a token.
     */
    String reason();
  }

  /** The vendor wants no calls before an instant. */
  record RateLimited(Instant until, String reason) implements Failure {}

  /** The person or the vendor ended the authorization: the member must link again. */
  record AuthorizationLost(String reason) implements Failure {}

  /** The access token isn't accepted; a refreshed one may be. */
  record TokenRejected(String reason) implements Failure {}

  /** The person didn't grant this kind of data. */
  record ScopeMissing(String scope, String reason) implements Failure {}

  /** A passing trouble at the vendor: try again later. */
  record TryAgain(String reason) implements Failure {}

  /** Our request or our mapping is wrong: trying again won't help. */
  record Broken(String reason) implements Failure {}
}
