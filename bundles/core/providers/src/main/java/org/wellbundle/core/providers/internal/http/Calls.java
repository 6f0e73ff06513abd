package org.wellbundle.core.providers.internal.http;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.internal.Deadline;
import org.wellbundle.core.providers.internal.budget.BudgetService;
import org.wellbundle.core.providers.internal.budget.Level;
import org.wellbundle.core.providers.internal.registry.InUse;

/** Makes contexts for calls. */
@Component(service = Calls.class)
public final class Calls {
  private final VendorHttp http;
  private final CallMetrics metrics;
  private final BudgetService budgets;
  private final Clock clock;

  /** A provider entered for a call of some urgency, to be over in time. */
  public record Visit(InUse use, Level level, Deadline deadline) {}

  @Activate
  public Calls(
      @Reference VendorHttp http,
      @Reference CallMetrics metrics,
      @Reference BudgetService budgets) {
    this(http, metrics, budgets, Clock.systemUTC());
  }

  public Calls(VendorHttp http, CallMetrics metrics, BudgetService budgets, Clock clock) {
    this.http = http;
    this.metrics = metrics;
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * @param accessToken the member's, null for calls in the name of the app
   */
  public CallContext context(Visit visit, @Nullable String accessToken) {
    var descriptor = visit.use().provider().descriptor();
    return new CallContext(
        http,
        metrics,
        descriptor,
        visit.use(),
        budgets.permits(descriptor, visit.level(), visit.deadline()),
        visit.deadline(),
        clock,
        accessToken);
  }

  public Clock clock() {
    return clock;
  }

  public CallMetrics metrics() {
    return metrics;
  }
}
