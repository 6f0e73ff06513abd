package org.wellbundle.core.sync.coverage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.providers.Budgets;
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
    long count = (long) Math.ceil(calls);
    // a node makes many times the calls that manufacturers allow, where they say how many
    Duration left =
        budgets
            .of(link.providerId())
            .map(budget -> budget.estimate(count))
            .orElseGet(() -> pace.estimate(link.providerId(), count));
    return Math.max(1, left.toSeconds());
  }
}
