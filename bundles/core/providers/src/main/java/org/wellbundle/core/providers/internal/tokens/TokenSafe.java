package org.wellbundle.core.providers.internal.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.secrets.Vault;

/** Tokens in the open on this side, sealed on the other. */
@Component(service = TokenSafe.class)
public final class TokenSafe {
  private final TokenStore store;
  private final Vault vault;

  /** A pair and how it stands. */
  record Kept(TokenPair pair, long version, Instant expiresAt, @Nullable String lostReason) {}

  @Activate
  public TokenSafe(@Reference TokenStore store, @Reference Vault vault) {
    this.store = store;
    this.vault = vault;
  }

  Optional<Kept> read(LinkKey link) {
    return store
        .read(link)
        .map(
            stored ->
                new Kept(
                    open(link, stored.sealed()),
                    stored.version(),
                    stored.expiresAt(),
                    stored.lostReason()));
  }

  void keep(
      Transaction tx, LinkKey link, TokenPair pair, Instant expiresAt, @Nullable String scopes) {
    store.keep(tx, link, seal(link, pair), expiresAt, scopes);
  }

  void forget(Transaction tx, LinkKey link) {
    store.forget(tx, link);
  }

  boolean claim(LinkKey link, long version, UUID claimant, Duration lease) {
    return store.claim(link, version, claimant, lease);
  }

  boolean replace(
      LinkKey link,
      long version,
      UUID claimant,
      TokenPair pair,
      Instant expiresAt,
      @Nullable String scopes) {
    return store.replace(link, version, claimant, seal(link, pair), expiresAt, scopes);
  }

  void release(LinkKey link, UUID claimant) {
    store.release(link, claimant);
  }

  boolean lost(LinkKey link, long version, UUID claimant, String reason) {
    return store.lost(link, version, claimant, reason);
  }

  private byte[] seal(LinkKey link, TokenPair pair) {
    return vault.seal(link.tenant(), link.account().value(), purpose(link), pair.encode());
  }

  private TokenPair open(LinkKey link, byte[] sealed) {
    return TokenPair.decode(
        vault.open(link.tenant(), link.account().value(), purpose(link), sealed));
  }

  private static String purpose(LinkKey link) {
    return "token/" + link.providerId();
  }
}
