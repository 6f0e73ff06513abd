package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.HookTokens;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/**
 * Known tokens in memory for some minutes; what isn't known is looked up every time. A token that
 * was dropped meanwhile lets notifications of an ended link in for as long, where they have no
 * effect.
 */
@Component
public final class HookTokenCache implements HookTokens {
  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final int MOST = 100_000;

  private final Transactions transactions;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(String providerId, Owner owner, Instant until) {}

  @Activate
  public HookTokenCache(
      @Reference Transactions transactions,
      @Reference(target = LinkingSchema.READY) SchemaReady schema) {
    this(transactions, Clock.systemUTC());
  }

  HookTokenCache(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Owner> find(String providerId, String token) {
    if (token.length() > 64) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Known hit = known.get(token);
    if (hit == null || hit.until().isBefore(now)) {
      Optional<Known> read = read(token, now.plus(KEEP));
      if (read.isEmpty()) {
        known.remove(token);
        return Optional.empty();
      }
      hit = read.get();
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(token, hit);
    }
    return hit.providerId().equals(providerId) ? Optional.of(hit.owner()) : Optional.empty();
  }

  private Optional<Known> read(String token, Instant until) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement select =
              tx.connection()
                  .prepareStatement(
                      "select provider_id, tenant_id, link_id from dispatch.hook_token"
                          + " where token_hash = ?")) {
            select.setBytes(1, Secrets.hash(token));
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Known(
                          row.getString(1),
                          new Owner(new TenantId(row.getInt(2)), new LinkId(row.getLong(3))),
                          until))
                  : Optional.empty();
            }
          }
        });
  }
}
