package org.wellbundle.core.accounts.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.signin.Threshold;
import org.wellbundle.platform.database.Transactions;

/** Sessions of apps: a short access token and a refresh token that changes with every use. */
public final class Tokens {
  private final Transactions transactions;
  private final SessionRepository sessions;
  private final TokenRepository tokens;
  private final Threshold threshold;
  private final SecurityRecord record;
  private final Clock clock;

  public Tokens(
      Transactions transactions,
      SessionRepository sessions,
      TokenRepository tokens,
      Threshold threshold,
      SecurityRecord record,
      Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.tokens = tokens;
    this.threshold = threshold;
    this.record = record;
    this.clock = clock;
  }

  /** Tokens and the session they belong to. */
  public record Issued(TokenRepository.Pair pair, String session) {}

  /** Empty when the account isn't any more what it was, see {@link Threshold}. */
  public Optional<Issued> open(
      TenantId tenant,
      SignIn.Welcome welcome,
      String device,
      @Nullable Set<Permission> scopes,
      String correlationId) {
    AccountId account = welcome.account().id();
    return transactions.inTenant(
        tenant,
        tx -> {
          if (!threshold.stands(tx, tenant, welcome, correlationId)) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          String session =
              sessions
                  .open(
                      tx,
                      tenant,
                      new SessionRepository.Opening(account, SessionRow.Kind.APP, device, scopes),
                      now)
                  .publicId();
          threshold.tell(tx, tenant, account, session, device, correlationId);
          record.own(tx, tenant, account, "token.issued", scopes(scopes), correlationId);
          return Optional.of(new Issued(tokens.issue(tx, tenant, session, now), session));
        });
  }

  private static Map<String, String> scopes(@Nullable Set<Permission> scopes) {
    return Map.of("scopes", scopes == null ? "all" : Integer.toString(scopes.size()));
  }

  /**
   * Empty when the refresh token is unknown, expired or was used before. In the last case the whole
   * session ends: of the two who hold the token one is a thief, and nobody can tell which.
   */
  public Optional<Issued> refresh(TenantId tenant, String refresh, String correlationId) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Instant now = clock.instant();
          TokenRepository.Spent spent = tokens.spend(tx, tenant, refresh, now);
          if (spent instanceof TokenRepository.Good good) {
            return Optional.of(
                new Issued(tokens.issue(tx, tenant, good.session(), now), good.session()));
          }
          if (spent instanceof TokenRepository.Stolen stolen) {
            Optional<AccountId> owner = sessions.closeAny(tx, tenant, stolen.session());
            if (owner.isPresent()) {
              record.stranger(tx, owner.get(), "token.reused", Map.of(), correlationId);
            }
          }
          return Optional.empty();
        });
  }
}
