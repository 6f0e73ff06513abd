package org.wellbundle.core.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;

/** Sessions of apps: a short access token and a refresh token that changes with every use. */
final class Tokens {
  private final Transactions transactions;
  private final SessionRepository sessions;
  private final TokenRepository tokens;
  private final SignIn signIn;
  private final Clock clock;

  Tokens(
      Transactions transactions,
      SessionRepository sessions,
      TokenRepository tokens,
      SignIn signIn,
      Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.tokens = tokens;
    this.signIn = signIn;
    this.clock = clock;
  }

  /** Tokens and the session they belong to. */
  record Issued(TokenRepository.Pair pair, String session) {}

  Issued open(
      TenantId tenant,
      AccountId account,
      String device,
      @Nullable Set<Permission> scopes,
      String correlationId) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Instant now = clock.instant();
          String session =
              sessions
                  .open(
                      tx,
                      tenant,
                      new SessionRepository.Opening(account, SessionRow.Kind.APP, device, scopes),
                      now)
                  .publicId();
          signIn.tell(tx, tenant, account, session, device, correlationId);
          return new Issued(tokens.issue(tx, tenant, session, now), session);
        });
  }

  /**
   * Empty when the refresh token is unknown, expired or was used before. In the last case the whole
   * session ends: of the two who hold the token one is a thief, and nobody can tell which.
   */
  Optional<Issued> refresh(TenantId tenant, String refresh) {
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
            SessionRepository.execute(
                tx,
                "delete from accounts.session where tenant_id = ? and public_id = ?",
                tenant.value(),
                stolen.session());
          }
          return Optional.empty();
        });
  }
}
