package org.wellbundle.core.linking.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.core.providers.Tokens.AuthorizationCode;
import org.wellbundle.core.providers.Tokens.Granted;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.secrets.Vault;

/**
 * The browser is back from the manufacturer. The state works once, in the browser and for the
 * account it was made for; the code is exchanged outside of any transaction.
 */
final class LinkCompletion {
  private static final Logger LOG = LoggerFactory.getLogger(LinkCompletion.class);

  /** Errors of RFC 6749, 4.1.2.1, that aren't the member's no. */
  private static final Set<String> VENDOR_TROUBLE =
      Set.of("server_error", "temporarily_unavailable");

  /** Each further try sees what won the one before. */
  private static final int TRIES = 5;

  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final Tokens tokens;
  private final Vault vault;
  private final PublicAddress address;
  private final LinkMaking making;
  private final Clock clock;
  private final Turns turns = new Turns();

  LinkCompletion(
      Transactions transactions,
      ProviderGateway gateway,
      Tokens tokens,
      Vault vault,
      PublicAddress address,
      LinkMaking making,
      Clock clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.tokens = tokens;
    this.vault = vault;
    this.address = address;
    this.making = making;
    this.clock = clock;
  }

  /**
   * What the browser brings.
   *
   * @param browserSecret value of the attempt's cookie
   * @param error the manufacturer's, when there is no code
   */
  record WayBack(
      String providerId,
      StateToken state,
      @Nullable String browserSecret,
      @Nullable String code,
      @Nullable String error) {}

  /**
   * @param errorCode null when all went well
   */
  record Completed(String returnTo, @Nullable String errorCode) {
    String location() {
      return errorCode == null ? returnTo : ReturnPath.withError(returnTo, errorCode);
    }
  }

  Completed complete(Principal who, WayBack back, String correlationId) {
    Optional<AttemptTable.Taken> taken = take(who, back.state());
    if (taken.isEmpty() || !taken.get().attempt().providerId().equals(back.providerId())) {
      return new Completed("/link", "link.expired");
    }
    Attempt attempt = taken.get().attempt();
    if (!attempt.account().equals(who.account())
        || back.browserSecret() == null
        || !MessageDigest.isEqual(attempt.browserHash(), Secrets.hash(back.browserSecret()))) {
      return new Completed("/link", "link.state-mismatch");
    }
    return new Completed(attempt.returnTo(), outcome(who, taken.get(), back, correlationId));
  }

  private Optional<AttemptTable.Taken> take(Principal who, StateToken state) {
    return state.tenant().equals(who.tenant())
        ? transactions.inTenant(who.tenant(), tx -> AttemptTable.take(tx, state, clock.instant()))
        : Optional.empty();
  }

  private @Nullable String outcome(
      Principal who, AttemptTable.Taken taken, WayBack back, String correlationId) {
    if (back.error() != null) {
      return VENDOR_TROUBLE.contains(back.error()) ? "provider.unavailable" : "link.denied";
    }
    return back.code() == null ? "link.denied" : exchange(who, taken, back.code(), correlationId);
  }

  /** Null when the link is made. */
  private @Nullable String exchange(
      Principal who, AttemptTable.Taken taken, String code, String correlationId) {
    Attempt attempt = taken.attempt();
    Optional<ProviderDescriptor> descriptor = gateway.descriptor(attempt.providerId());
    if (descriptor.isEmpty()) {
      return "provider.unavailable";
    }
    Called<Granted> called =
        tokens.exchange(
            attempt.providerId(),
            new AuthorizationCode(
                code,
                Redirects.redirectUri(address, attempt.providerId()),
                verifier(who, attempt)));
    if (called instanceof Called.Failed<Granted> failed) {
      LOG.info("code exchange with {} failed: {}", attempt.providerId(), failed.failure().reason());
      return codeOf(failed.failure());
    }
    if (!(called instanceof Called.Answer<Granted> answer)) {
      return "provider.unavailable";
    }
    LinkMaking.Grant grant =
        new LinkMaking.Grant(
            who, attempt, descriptor.get().registration(), answer.value(), taken.at());
    return make(grant, correlationId);
  }

  private static String codeOf(FetchOutcome.Failure failure) {
    return failure instanceof FetchOutcome.TryAgain || failure instanceof FetchOutcome.RateLimited
        ? "provider.unavailable"
        : "link.refused";
  }

  private @Nullable String verifier(Principal who, Attempt attempt) {
    byte[] sealed = attempt.pkce();
    return sealed == null
        ? null
        : new String(
            vault.open(who.tenant(), who.account().value(), LinkBeginning.PKCE, sealed),
            StandardCharsets.UTF_8);
  }

  private @Nullable String make(LinkMaking.Grant grant, String correlationId) {
    LinkMaking.HookToken hookToken = making.hookToken(grant);
    try (Turns.Turn turn = turns.of(grant.who().account())) {
      return make(grant, hookToken, correlationId);
    }
  }

  private @Nullable String make(
      LinkMaking.Grant grant, LinkMaking.HookToken hookToken, String correlationId) {
    for (int tries = 1; ; tries++) {
      try {
        transactions.runInTenant(
            grant.who().tenant(), tx -> making.make(tx, grant, hookToken, correlationId));
        return null;
      } catch (LinkRefused e) {
        return e.code();
      } catch (DatabaseException e) {
        if (!e.uniqueViolation() && !e.conflict()) {
          throw e;
        }
        if (tries == TRIES) {
          return "link.already-linked";
        }
      }
    }
  }
}
