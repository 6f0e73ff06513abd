package org.wellbundle.core.providers.internal.tokens;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.PersonOutcome;
import org.wellbundle.api.provider.PersonOutcome.Person;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.core.providers.Called;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.core.providers.internal.Config;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.Defects;
import org.wellbundle.core.providers.internal.budget.Level;
import org.wellbundle.core.providers.internal.http.CallContext;
import org.wellbundle.core.providers.internal.http.Calls;
import org.wellbundle.core.providers.internal.http.NotSentException;
import org.wellbundle.core.providers.internal.registry.InUse;
import org.wellbundle.core.providers.internal.registry.ProviderRegistry;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;

/** Exchanges codes and keeps what they bring. */
@Component(service = Tokens.class, configurationPid = Config.PID)
public final class TokenService implements Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(TokenService.class);
  private static final Duration BEFORE_RETRY = Duration.ofMillis(300);

  private final ProviderRegistry registry;
  private final Calls calls;
  private final TokenSafe safe;
  private final Duration patience;

  @Activate
  public TokenService(
      @Reference ProviderRegistry registry,
      @Reference Calls calls,
      @Reference TokenSafe safe,
      Config config) {
    this(registry, calls, safe, Duration.ofSeconds(config.exchangeSeconds()));
  }

  public TokenService(ProviderRegistry registry, Calls calls, TokenSafe safe, Duration patience) {
    this.registry = registry;
    this.calls = calls;
    this.safe = safe;
    this.patience = patience;
  }

  @Override
  public Called<Granted> exchange(String providerId, AuthorizationCode code) {
    Optional<InUse> entered = registry.enter(providerId);
    if (entered.isEmpty()) {
      return new Called.Unavailable<>(registry.awaySince(providerId));
    }
    try (InUse use = entered.get();
        CallContext context =
            calls.context(new Calls.Visit(use, Level.EXCHANGE, Deadline.in(patience)), null)) {
      return new Called.Answer<>(granted(use, exchange(use, context, code)), java.util.List.of());
    } catch (ProviderCallException e) {
      calls.metrics().count(providerId, "exchange-failed", 0);
      return new Called.Failed<>(e.failure());
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Provider {} failed in a code exchange: {}", providerId, Defects.describe(e));
      return new Called.Failed<>(new FetchOutcome.Broken("provider.defect"));
    }
  }

  private TokenCall.Answered exchange(InUse use, CallContext context, AuthorizationCode code) {
    Deadline deadline = Deadline.in(patience);
    AuthorizationPlan plan = use.provider().authorization();
    Map<String, String> ours = TokenCall.forCode(plan, code.code(), code.redirectUri());
    if (plan.pkce() && code.pkceVerifier() != null) {
      ours.put("code_verifier", code.pkceVerifier());
    }
    Map<String, String> parameters =
        retrying(
            deadline,
            ProviderCallException.class,
            () -> plan.tokenHooks().parameters(GrantType.AUTHORIZATION_CODE, context));
    return retrying(
        deadline,
        NotSentException.class,
        () -> TokenCall.send(plan, GrantType.AUTHORIZATION_CODE, context, parameters, ours));
  }

  /** Asks whose the tokens are, where they don't say it themselves. */
  private Granted granted(InUse use, TokenCall.Answered answer) {
    Deadline deadline = Deadline.in(patience);
    Person person =
        retrying(deadline, ProviderCallException.class, () -> person(use, deadline, answer));
    return new Granted(
        person.vendorUserId(),
        answer.accessToken(),
        answer.refreshToken() == null ? "" : answer.refreshToken(),
        answer.expiresAt(),
        person.granted() == null ? answer.scope() : Scopes.written(person.granted()));
  }

  private Person person(InUse use, Deadline deadline, TokenCall.Answered answer) {
    Calls.Visit visit = new Calls.Visit(use, Level.EXCHANGE, deadline);
    try (CallContext context = calls.context(visit, answer.accessToken())) {
      PersonOutcome outcome = use.provider().person(context);
      if (outcome instanceof PersonOutcome.Failed failed) {
        throw new ProviderCallException(failed.failure());
      }
      String user = outcome instanceof Person named ? named.vendorUserId() : answer.vendorUserId();
      if (user == null || user.isBlank()) {
        throw new ProviderCallException(new FetchOutcome.Broken("token.user-missing"));
      }
      return outcome instanceof Person named ? named : new Person(user, null);
    }
  }

  private interface Step<T> {
    T run();
  }

  /** A code must not be sent twice, so only what can't have used it up is tried again. */
  private static <T> T retrying(
      Deadline deadline, Class<? extends ProviderCallException> harmless, Step<T> step) {
    while (true) {
      try {
        return step.run();
      } catch (ProviderCallException e) {
        if (!harmless.isInstance(e)
            || !(e.failure() instanceof FetchOutcome.TryAgain)
            || deadline.left().compareTo(BEFORE_RETRY) < 0) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(ProviderCallException reason) {
    try {
      Thread.sleep(BEFORE_RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  @Override
  public void keep(Transaction tx, LinkKey link, Granted granted) {
    safe.keep(
        tx,
        link,
        new TokenPair(granted.accessToken(), granted.refreshToken()),
        granted.expiresAt(),
        Scopes.stored(granted.scope()));
  }

  @Override
  public void forget(Transaction tx, LinkKey link) {
    safe.forget(tx, link);
  }
}
