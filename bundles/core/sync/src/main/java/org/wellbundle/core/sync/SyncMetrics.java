package org.wellbundle.core.sync;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** What waits, for how long, and what was given up, by provider. */
@Component
public final class SyncMetrics implements MetricsSource {
  private static final String TASKS =
      """
      select provider,
             case state when 0 then 'ready' when 1 then 'ready' when 2 then 'delayed'
                        when 3 then 'running' else 'parked' end,
             count(*), 0
        from dispatch.task group by 1, 2""";
  private static final String LAG =
      """
      select provider, '', count(*),
             coalesce(extract(epoch from now() - min(ready_at)), 0)
        from dispatch.task where state in (0, 1) and ready_at <= now() group by 1""";
  private static final String WEBHOOKS =
      """
      select provider, '', count(*), coalesce(extract(epoch from now() - min(received_at)), 0)
        from dispatch.inbox where state < 2 group by 1""";
  private static final String DEAD =
      "select provider, kind, count(*), 0 from dispatch.dead_letter group by 1, 2";
  private static final String PROVIDER = "provider";

  private final Transactions transactions;

  private record Line(String provider, String kind, double count, double seconds) {}

  @Activate
  public SyncMetrics(
      @Reference Transactions transactions,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public void report(Readings out) {
    for (Line line : read(TASKS)) {
      out.gauge(
          "wellbundle_sync_tasks",
          "Sync tasks by state.",
          line.count(),
          PROVIDER,
          line.provider(),
          "state",
          line.kind());
    }
    for (Line line : read(LAG)) {
      out.gauge(
          "wellbundle_sync_lag_seconds",
          "How long the oldest task that could run has been waiting.",
          Math.max(0, line.seconds()),
          PROVIDER,
          line.provider());
    }
    for (Line line : read(WEBHOOKS)) {
      out.gauge(
          "wellbundle_webhooks_waiting",
          "Webhooks accepted and not yet worked on.",
          line.count(),
          PROVIDER,
          line.provider());
      out.gauge(
          "wellbundle_webhooks_oldest_seconds",
          "Age of the oldest waiting webhook.",
          line.seconds(),
          PROVIDER,
          line.provider());
    }
    for (Line line : read(DEAD)) {
      out.gauge(
          "wellbundle_dead_letters",
          "Tasks and webhooks that were given up.",
          line.count(),
          PROVIDER,
          line.provider(),
          "kind",
          line.kind());
    }
  }

  private List<Line> read(String query) {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                tx,
                row ->
                    new Line(
                        row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
                query));
  }
}
