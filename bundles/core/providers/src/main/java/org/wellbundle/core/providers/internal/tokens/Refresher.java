package org.wellbundle.core.providers.internal.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.TokenHooks.GrantType;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.core.providers.internal.Config;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.http.CallContext;
import org.wellbundle.core.providers.internal.http.Calls;
import org.wellbundle.platform.database.DatabaseException;

/**
 * Usable access tokens. One refresh at a time per link: on this node by a shared future, over all
 * nodes by a claim on the row, so that no transaction stays open while the vendor thinks. A new
 * pair is committed before anybody uses it; if this node dies between the vendor's answer and the
 * commit, the claim runs out and the old refresh token is tried again, which vendors that rotate
 * allow for a while.
 */
@Component(service = Refresher.class, configurationPid = Config.PID)
public final class Refresher {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

  /** Longer than a refresh may take, budget and time-out included. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int STORE_TRIES = 5;

  private final TokenSafe safe;
  private final Calls calls;
  private final Clock clock;
  private final Duration ahead;
  private final ConcurrentHashMap<LinkKey, CompletableFuture<Access>> running =
      new ConcurrentHashMap<>();

  /** A token to call with. */
  public record Access(String token, long version) {
    @Override
    public String toString() {
      return "Access[hidden, version " + version + "]";
    }
  }

  @Activate
  public Refresher(@Reference TokenSafe safe, @Reference Calls calls, Config config) {
    this(safe, calls, Duration.ofSeconds(config.refreshAheadSeconds()));
  }

  public Refresher(TokenSafe safe, Calls calls, Duration ahead) {
    this.safe = safe;
    this.calls = calls;
    this.clock = calls.clock();
    this.ahead = ahead;
  }

  /**
   * The link's token, refreshed first when it is about to expire.
   *
   * @throws ProviderCallException when there is none to be had
   */
  public Access current(LinkKey link, Calls.Visit visit) {
    TokenSafe.Kept kept = read(link);
    return fresh(kept) ? access(kept) : refreshed(link, kept.version(), visit);
  }

  /** A token newer than a version the vendor rejected. */
  public Access refreshed(LinkKey link, long rejected, Calls.Visit visit) {
    CompletableFuture<Access> mine = new CompletableFuture<>();
    CompletableFuture<Access> leader = running.putIfAbsent(link, mine);
    if (leader != null) {
      Access theirs = join(leader);
      return theirs.version() > rejected ? theirs : refreshed(link, rejected, visit);
    }
    try {
      Access access = refresh(link, rejected, visit);
      mine.complete(access);
      return access;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(link, mine);
    }
  }

  private static Access join(CompletableFuture<Access> leader) {
    try {
      return leader.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProviderCallException failure) {
        throw new ProviderCallException(failure.failure());
      }
      throw busy();
    } catch (TimeoutException e) {
      throw busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderCallException(new FetchOutcome.TryAgain("http.cancelled"));
    }
  }

  private Access refresh(LinkKey link, long rejected, Calls.Visit visit) {
    UUID claimant = UUID.randomUUID();
    Deadline deadline = Deadline.in(PATIENCE);
    while (true) {
      TokenSafe.Kept kept = read(link);
      if (kept.version() != rejected) {
        return access(kept);
      }
      if (safe.claim(link, rejected, claimant, CLAIM)) {
        Access access = ask(link, kept, claimant, visit);
        if (access != null) {
          return access;
        }
      }
      if (deadline.passed()) {
        throw busy();
      }
      pause();
    }
  }

  /** Null when the claim was lost to somebody else. */
  private @Nullable Access ask(
      LinkKey link, TokenSafe.Kept kept, UUID claimant, Calls.Visit visit) {
    boolean settled = false;
    try {
      TokenCall.Answered answer = call(kept, visit);
      count(link, "refresh");
      String refresh =
          Optional.ofNullable(answer.refreshToken()).orElseGet(() -> kept.pair().refresh());
      TokenPair pair = new TokenPair(answer.accessToken(), refresh);
      boolean stored = store(link, kept.version(), claimant, pair, answer);
      settled = true;
      return stored ? new Access(pair.access(), kept.version() + 1) : null;
    } catch (ProviderCallException e) {
      settled = refused(link, kept.version(), claimant, e.failure());
      throw e;
    } finally {
      if (!settled) {
        release(link, claimant);
      }
    }
  }

  private TokenCall.Answered call(TokenSafe.Kept kept, Calls.Visit visit) {
    if (kept.pair().refresh().isEmpty()) {
      throw new ProviderCallException(new AuthorizationLost("token.expired"));
    }
    AuthorizationPlan plan = visit.use().provider().authorization();
    try (CallContext context = calls.context(visit, null)) {
      Map<String, String> parameters =
          plan.tokenHooks().parameters(GrantType.REFRESH_TOKEN, context);
      return TokenCall.send(
          plan,
          GrantType.REFRESH_TOKEN,
          context,
          parameters,
          TokenCall.forRefresh(plan, kept.pair().refresh()));
    }
  }

  /** The vendor has given up the old pair: a passing trouble of the database must not lose it. */
  private boolean store(
      LinkKey link, long version, UUID claimant, TokenPair pair, TokenCall.Answered answer) {
    for (int tries = 1; ; tries++) {
      try {
        return safe.replace(
            link, version, claimant, pair, answer.expiresAt(), Scopes.stored(answer.scope()));
      } catch (DatabaseException e) {
        if (tries == STORE_TRIES) {
          LOG.error("New tokens of link {} couldn't be stored: {}", link.link(), e.sqlState());
          throw e;
        }
        pause();
      }
    }
  }

  /** True when the row was settled. */
  private boolean refused(LinkKey link, long version, UUID claimant, Failure failure) {
    if (!(failure instanceof AuthorizationLost)) {
      return false;
    }
    count(link, "refresh-refused");
    return safe.lost(link, version, claimant, failure.reason());
  }

  private void release(LinkKey link, UUID claimant) {
    try {
      safe.release(link, claimant);
    } catch (DatabaseException e) {
      LOG.debug("The claim on link {} runs out by itself: {}", link.link(), e.sqlState());
    }
  }

  private TokenSafe.Kept read(LinkKey link) {
    TokenSafe.Kept kept =
        safe.read(link)
            .orElseThrow(() -> new ProviderCallException(new AuthorizationLost("token.none")));
    if (kept.lostReason() != null) {
      throw new ProviderCallException(new AuthorizationLost(kept.lostReason()));
    }
    return kept;
  }

  private boolean fresh(TokenSafe.Kept kept) {
    return kept.expiresAt().isAfter(clock.instant().plus(ahead));
  }

  private static Access access(TokenSafe.Kept kept) {
    return new Access(kept.pair().access(), kept.version());
  }

  private void count(LinkKey link, String outcome) {
    calls.metrics().count(link.providerId(), outcome, 0);
  }

  private static ProviderCallException busy() {
    return new ProviderCallException(new FetchOutcome.TryAgain("token.refresh-busy"));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderCallException(new FetchOutcome.TryAgain("http.cancelled"));
    }
  }
}
