package org.wellbundle.core.sync.operations;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Counts the queues. */
@Component
public final class SyncBacklogReport implements SyncBacklog {
  private static final String TASKS =
      """
      select provider, tenant_id, count(*) filter (where state in (0, 1)) as ready,
             count(*) filter (where state = 2) as delayed,
             count(*) filter (where state = 3) as running,
             count(*) filter (where state = 4) as parked,
             coalesce(extract(epoch from now() - min(ready_at) filter (where state in (0, 1))), 0)
               as lag
        from dispatch.task group by provider, tenant_id order by provider, tenant_id""";
  private static final String WEBHOOKS =
      """
      select provider, count(*) filter (where state = 0) as waiting,
             count(*) filter (where state = 1) as running,
             coalesce(extract(epoch from now() - min(received_at) filter (where state < 2)), 0)
               as oldest,
             count(*) filter (where state = 0 and attempts > 0) as retried,
             count(*) filter (where state >= 2) as settled
        from dispatch.inbox
       where state < 2 or settled_at > now() - interval '1 hour'
       group by provider order by provider""";

  private final Transactions transactions;

  @Activate
  public SyncBacklogReport(
      @Reference Transactions transactions,
      @Reference(target = SyncSchema.READY) SchemaReady schema) {
    this(transactions);
  }

  SyncBacklogReport(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Tasks> tasks() {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                tx,
                row ->
                    new Tasks(
                        row.getString("provider"),
                        new TenantId(row.getInt("tenant_id")),
                        row.getLong("ready"),
                        row.getLong("delayed"),
                        row.getLong("running"),
                        row.getLong("parked"),
                        Math.max(0, row.getLong("lag"))),
                TASKS));
  }

  @Override
  public List<Webhooks> webhooks() {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                tx,
                row ->
                    new Webhooks(
                        row.getString("provider"),
                        row.getLong("waiting"),
                        row.getLong("running"),
                        Math.max(0, row.getLong("oldest")),
                        row.getLong("retried"),
                        row.getLong("settled")),
                WEBHOOKS));
  }
}
