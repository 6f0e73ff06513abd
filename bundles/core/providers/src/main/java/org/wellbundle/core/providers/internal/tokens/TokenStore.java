package org.wellbundle.core.providers.internal.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.platform.database.Transaction;

/** Sealed tokens, and who is getting new ones. */
interface TokenStore {

  /**
   * @param version grows with each pair
   * @param lostReason why the vendor gave no new pair, null while there is no reason to think so
   */
  record Stored(byte[] sealed, long version, Instant expiresAt, @Nullable String lostReason) {}

  Optional<Stored> read(LinkKey link);

  /** Stores the pair of an authorization, unless a later one is there. */
  void keep(
      Transaction tx, LinkKey link, byte[] sealed, Instant expiresAt, @Nullable String scopes);

  /** What was granted with the tokens stored, null when the vendor doesn't say. */
  @Nullable String scopes(Transaction tx, LinkKey link);

  /** Notes what is granted now. */
  void scopes(Transaction tx, LinkKey link, String scopes);

  void forget(Transaction tx, LinkKey link);

  /** Claims the right to refresh a version; false when another has it, or the version is gone. */
  boolean claim(LinkKey link, long version, UUID claimant, Duration lease);

  /**
   * Stores a refreshed pair; false when the claim was lost and another one stored.
   *
   * @param scopes null when the vendor says nothing: then what was granted still is
   */
  boolean replace(
      LinkKey link,
      long version,
      UUID claimant,
      byte[] sealed,
      Instant expiresAt,
      @Nullable String scopes);

  /** Gives the claim back, the pair as it was. */
  void release(LinkKey link, UUID claimant);

  /** Notes that the vendor refuses to refresh; false when the claim was lost. */
  boolean lost(LinkKey link, long version, UUID claimant, String reason);
}
