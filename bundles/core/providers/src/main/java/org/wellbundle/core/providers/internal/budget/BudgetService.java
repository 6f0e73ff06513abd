package org.wellbundle.core.providers.internal.budget;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.internal.Config;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.http.Permits;
import org.wellbundle.core.providers.internal.registry.ProviderRegistry;

/** The budgets of all app registrations. */
@Component(
    service = {Budgets.class, BudgetService.class},
    configurationPid = Config.PID)
public final class BudgetService implements Budgets {

  private static final Duration NAP = Duration.ofMillis(250);
  private static final Duration PATIENCE_MIDWAY = Duration.ofSeconds(30);
  private static final Duration TURN = Duration.ofSeconds(2);
  private static final Duration AFTER_FIRST = Duration.ofSeconds(5);
  private static final Duration SHORTEST_NAP = Duration.ofMillis(5);

  private final ProviderRegistry registry;
  private final SliceBook book;
  private final int reservePercent;
  private final Duration patience;
  private final Clock clock;
  private final Ticker ticker = Ticker.SYSTEM;
  private final ConcurrentHashMap<Key, RateBudget> budgets = new ConcurrentHashMap<>();
  private final BudgetViews views;

  record Key(String registration, Limits limits) {}

  @Activate
  public BudgetService(
      @Reference ProviderRegistry registry, @Reference SliceBook book, Config config) {
    this(
        registry,
        book,
        config.reservePercent(),
        Duration.ofMillis(config.patienceMillis()),
        Clock.systemUTC());
  }

  public BudgetService(
      ProviderRegistry registry,
      SliceBook book,
      int reservePercent,
      Duration patience,
      Clock clock) {
    this.registry = registry;
    this.book = book;
    this.reservePercent = reservePercent;
    this.patience = patience;
    this.clock = clock;
    this.views = new BudgetViews(book, ticker);
  }

  /** Ends what runs in the background. */
  @Deactivate
  public void close() {
    views.close();
  }

  /**
   * Leave for the calls of one level under a provider's limits. Of what nobody waits for, the first
   * call finds room within a moment or not at all; those after it wait, or the ones before would
   * have been in vain.
   */
  public Permits permits(ProviderDescriptor descriptor, Level level, Deadline deadline) {
    Key key = key(descriptor);
    RateBudget budget =
        budgets.computeIfAbsent(
            key, k -> new RateBudget(k.registration(), k.limits(), book, ticker));
    Duration longest =
        switch (level) {
          case EXCHANGE -> Duration.ofDays(1);
          case INTERACTIVE, FIRST -> patience;
          // long enough for the background to step back
          case LIVE -> TURN;
          // and for the first data of somebody who links alone
          case SOON -> AFTER_FIRST;
          case BACKGROUND -> Duration.ZERO;
        };
    AtomicBoolean begun = new AtomicBoolean();
    return () -> {
      take(budget, level, begun.get() ? PATIENCE_MIDWAY : longest, deadline);
      begun.set(true);
    };
  }

  private void take(RateBudget budget, Level level, Duration longest, Deadline deadline) {
    Duration left = deadline.left();
    long end = ticker.nanos() + (left.compareTo(longest) < 0 ? left : longest).toNanos();
    RateBudget.Answer answer = budget.tryTake(level);
    while (!answer.granted()) {
      if (ticker.nanos() + answer.patience().toNanos() - end > 0) {
        throw new ProviderCallException(
            new FetchOutcome.RateLimited(clock.instant().plus(answer.patience()), EXHAUSTED));
      }
      nap(answer.patience());
      answer = budget.tryTake(level);
    }
  }

  private void nap(Duration longest) {
    Duration time = longest.compareTo(NAP) > 0 ? NAP : longest;
    try {
      ticker.sleep(time.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderCallException(new FetchOutcome.TryAgain("http.cancelled"));
    }
  }

  @Override
  public Optional<BudgetView> of(String providerId) {
    return registry
        .descriptor(providerId)
        .filter(descriptor -> !descriptor.rateLimits().isEmpty())
        .flatMap(descriptor -> Optional.ofNullable(views.get(key(descriptor))));
  }

  @Override
  public void peopleWait(String providerId) {
    registry
        .descriptor(providerId)
        .map(descriptor -> budgets.get(key(descriptor)))
        .ifPresent(RateBudget::peopleWait);
  }

  private Key key(ProviderDescriptor descriptor) {
    return new Key(
        descriptor.id() + "/" + descriptor.registration(),
        new Limits(descriptor.rateLimits(), reservePercent));
  }
}
