package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.Budgets.BudgetView;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.platform.database.Transaction;

/**
 * How long a phase still takes: calls that go first and own ones, over the rate that can be kept.
 */
public final class Estimate {
  private final Budgets budgets;
  private final CallPace pace;

  public Estimate(Budgets budgets, CallPace pace) {
    this.budgets = budgets;
    this.pace = pace;
  }

  /** Seconds until the link's tasks of a kind are done; null when nobody can say. */
  public @Nullable Long seconds(Transaction tx, LinkView link, TaskKind kind) throws SQLException {
    List<Double> ahead =
        Sql.query(
            tx,
            row -> {
              double calls = row.getDouble(1);
              return row.wasNull() ? -1 : calls;
            },
            "select dispatch.calls_ahead(?, ?)",
            link.id().value(),
            kind.priority());
    double calls = ahead.get(0);
    if (calls < 0) {
      return 0L;
    }
    Optional<BudgetView> budget = budgets.of(link.providerId());
    long count = (long) Math.ceil(calls);
    Duration byBudget = budget.map(view -> view.estimate(count)).orElse(Duration.ZERO);
    // pages that wait for the limits take as long as those let them
    Duration byWork =
        budget.isPresent() && budget.get().tight()
            ? Duration.ZERO
            : pace.estimate(link.providerId(), count);
    Duration longer = byWork.compareTo(byBudget) > 0 ? byWork : byBudget;
    return Math.max(1, longer.toSeconds());
  }
}
