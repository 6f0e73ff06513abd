package org.wellbundle.core.measurements.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.query.DeviceQuery;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.internal.store.Metrics;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Answers other parts from the manufacturer's list of devices, and from what came of each. */
@Component
public final class DeviceLookup implements DeviceQuery {
  private static final String DEVICES =
      """
      select device_id, model, kind, battery, last_session_at from measurements.device
       where tenant_id = ? and profile_id = ? and link_id = ?
       order by last_session_at desc nulls last, device_id""";

  private static final String SEEN =
      """
      with mine as (
        select ?::int as tenant_id, ?::bigint as profile_id, ?::bigint as link_id, ?::date as since),
      seen as (
        select s.provenance_id, s.metric_id from mine join measurements.sample s
            on s.tenant_id = mine.tenant_id and s.profile_id = mine.profile_id
           and s.link_id = mine.link_id and s.local_date >= mine.since
         group by 1, 2
        union
        select d.provenance_id, d.metric_id from mine join measurements.daily_total d
            on d.tenant_id = mine.tenant_id and d.profile_id = mine.profile_id
           and d.link_id = mine.link_id and d.local_date >= mine.since
        union
        select n.provenance_id, unnest(n.detail_metrics) from mine join measurements.sleep_session n
            on n.tenant_id = mine.tenant_id and n.profile_id = mine.profile_id
           and n.link_id = mine.link_id and n.local_date >= mine.since
        union
        select w.provenance_id, unnest(w.value_metrics) from mine join measurements.workout w
            on w.tenant_id = mine.tenant_id and w.profile_id = mine.profile_id
           and w.link_id = mine.link_id and w.local_date >= mine.since)
      select distinct p.device_id, p.device_model, seen.metric_id
        from seen cross join mine join measurements.provenance p
          on p.tenant_id = mine.tenant_id and p.profile_id = mine.profile_id
         and p.id = seen.provenance_id
       order by 2 nulls last, 1 nulls last, 3""";

  private final Transactions transactions;

  @Activate
  public DeviceLookup(
      @Reference Transactions transactions,
      @Reference(target = "(schema=measurements)") SchemaReady schema) {
    this(transactions);
  }

  DeviceLookup(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<UsedDevice> devices(TenantId tenant, ProfileId profile, LinkId link) {
    return transactions.inTenant(
        tenant,
        tx -> {
          List<UsedDevice> devices = new ArrayList<>();
          try (PreparedStatement query =
                  new Scope(tx.connection(), tenant, profile).prepare(DEVICES, link.value());
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              devices.add(device(row));
            }
          }
          return devices;
        });
  }

  private static UsedDevice device(ResultSet row) throws SQLException {
    OffsetDateTime last = row.getObject(5, OffsetDateTime.class);
    return new UsedDevice(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        last == null ? null : last.toInstant());
  }

  private record Named(@Nullable String id, @Nullable String model) {}

  @Override
  public List<SeenMetrics> seen(TenantId tenant, ProfileId profile, LinkId link, LocalDate since) {
    Map<Named, Set<Metric>> seen = new LinkedHashMap<>();
    transactions.runInTenant(
        tenant,
        tx -> {
          try (PreparedStatement query =
                  new Scope(tx.connection(), tenant, profile).prepare(SEEN, link.value(), since);
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              seen.computeIfAbsent(
                      new Named(row.getString(1), row.getString(2)), device -> new TreeSet<>())
                  .add(Metrics.of(row.getInt(3)));
            }
          }
        });
    return seen.entrySet().stream()
        .map(each -> new SeenMetrics(each.getKey().id(), each.getKey().model(), each.getValue()))
        .toList();
  }
}
