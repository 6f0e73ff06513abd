package org.wellbundle.api.link;

/** States of a link. Every state but the last two counts as the account's one link. */
public enum LinkState {
  /** First data is being brought in. */
  BACKFILLING,
  LIVE,
  /** No data for longer than this member's rhythm. */
  QUIET,
  /** The provider is late or limits us. */
  DELAYED,
  /** The member has to authorise again. */
  NEEDS_REAUTH,
  /** Some kinds of data were not granted. */
  SCOPE_REDUCED,
  PAUSED,
  /** The provider's bundle is away; nothing is lost. */
  PROVIDER_MISSING,
  PROVIDER_SUNSET,
  /** Being revoked at the provider. */
  UNLINKING,
  UNLINKED;

  /** True while the account can't have another link. */
  public boolean holdsAccount() {
    return this != UNLINKING && this != UNLINKED;
  }

  /** True while data is to be fetched. */
  public boolean syncs() {
    return this == BACKFILLING
        || this == LIVE
        || this == QUIET
        || this == DELAYED
        || this == SCOPE_REDUCED;
  }
}
