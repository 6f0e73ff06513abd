package org.wellbundle.core.sync;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Says what waits, and warns when webhooks of providers that are here wait for long. */
@Component
public final class SyncHealthCheck implements HealthCheck {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Transactions transactions;

  @Activate
  public SyncHealthCheck(
      @Reference Transactions transactions,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    Backlog backlog = transactions.asDispatcher(SyncHealthCheck::read);
    String message =
        "%d webhooks wait, the oldest for %d s; %d tasks open, %d parked; %d dead letters"
            .formatted(
                backlog.webhooks(),
                backlog.oldestSeconds(),
                backlog.tasks(),
                backlog.parked(),
                backlog.dead());
    return backlog.oldestSeconds() > LONG.toSeconds()
        ? Result.failed(message + ". Is a provider's bundle missing?")
        : new Result(true, message);
  }

  private record Backlog(long webhooks, long oldestSeconds, long tasks, long parked, long dead) {}

  private static Backlog read(org.wellbundle.platform.database.Transaction tx)
      throws java.sql.SQLException {
    return Sql.query(
            tx,
            row ->
                new Backlog(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
            """
            select
              (select count(*) from dispatch.inbox where state < 2),
              (select coalesce(extract(epoch from now() - min(received_at)), 0)::bigint
                 from dispatch.inbox where state < 2),
              (select count(*) from dispatch.task where state < 4),
              (select count(*) from dispatch.task where state = 4),
              (select count(*) from dispatch.dead_letter)""")
        .get(0);
  }
}
