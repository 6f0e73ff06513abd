package org.wellbundle.core.providers.internal;

import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;

/** The budgets as operators see them. */
@Component
public final class BudgetLines implements CallBudgets {
  private final ProviderGateway gateway;
  private final Budgets budgets;

  @Activate
  public BudgetLines(@Reference ProviderGateway gateway, @Reference Budgets budgets) {
    this.gateway = gateway;
    this.budgets = budgets;
  }

  @Override
  public List<Line> all() {
    return gateway.providers().stream()
        .sorted(Comparator.comparing(ProviderStatus::id))
        .map(
            status ->
                new Line(
                    status.id(),
                    status.available(),
                    budgets.of(status.id()).map(BudgetLines::shown).orElse(null)))
        .toList();
  }

  private static Budget shown(Budgets.BudgetView view) {
    return new Budget(view.callsPerMinute(), view.usedLastMinute(), view.freeNow(), view.tight());
  }
}
