package org.wellbundle.core.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck.Result;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** How the data of each tenant comes in. */
@Component
public final class TenantSyncReport implements HealthReport {
  private static final long LATE_SECONDS = 900;
  private static final String BY_TENANT =
      """
      select tenant_id, sum(open)::bigint, sum(parked)::bigint, sum(dead)::bigint, max(late)::bigint
        from (select tenant_id, count(*) filter (where state < 4) as open,
                     count(*) filter (where state = 4) as parked, 0 as dead,
                     coalesce(extract(epoch from now() - min(ready_at)
                       filter (where state in (0, 1))), 0) as late
                from dispatch.task group by tenant_id
              union all
              select tenant_id, 0, 0, count(*), 0
                from dispatch.dead_letter where tenant_id is not null group by tenant_id) parts
       group by tenant_id""";

  private final Transactions transactions;
  private final TenantDirectory tenants;

  private record Line(int tenant, long open, long parked, long dead, long late) {}

  @Activate
  public TenantSyncReport(
      @Reference Transactions transactions,
      @Reference TenantDirectory tenants,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.tenants = tenants;
  }

  @Override
  public Subject subject() {
    return Subject.TENANT;
  }

  @Override
  public Map<String, Result> report() {
    Map<Integer, Line> lines = new HashMap<>();
    read().forEach(line -> lines.put(line.tenant(), line));
    Map<String, Result> results = new TreeMap<>();
    for (Tenant tenant : tenants.all()) {
      Line line = lines.get(tenant.id().value());
      results.put(tenant.key(), line == null ? new Result(true, "nothing waits") : result(line));
    }
    return results;
  }

  private static Result result(Line line) {
    return new Result(
        line.late() < LATE_SECONDS,
        "%d tasks open, the oldest ready for %d s; %d parked; %d dead letters"
            .formatted(line.open(), Math.max(0, line.late()), line.parked(), line.dead()));
  }

  private List<Line> read() {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                tx,
                row ->
                    new Line(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                BY_TENANT));
  }
}
