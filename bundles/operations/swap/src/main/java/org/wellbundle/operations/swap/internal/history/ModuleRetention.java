package org.wellbundle.operations.swap.internal.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RetentionRule.Due;
import org.wellbundle.api.operations.RowRetention;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.operations.swap.internal.desired.ModulesSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** How long the history is kept, and jars that nobody wants any more. */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.wellbundle.operations.swap")
public final class ModuleRetention {
  private static final int ROWS_AT_ONCE = 1_000;
  private static final String HISTORY = "modules.history where at < ?";

  /** Neither wanted nor among the three latest of its name. */
  private static final String JARS =
      """
      modules.artifact a where a.arrived_at < ?
         and not exists (select from modules.desired d where d.hash = a.hash)
         and (select count(*) from modules.artifact b
               where b.symbolic_name = a.symbolic_name and b.arrived_at > a.arrived_at) >= 3""";

  private final Transactions transactions;
  private final List<ServiceRegistration<RetentionRule>> registrations;

  /** Keys of {@code org.wellbundle.operations.swap}. */
  public @interface Config {
    /** 0 for ever. */
    int historyRetentionDays() default 730;

    /** 0 for ever. */
    int jarRetentionDays() default 90;
  }

  @Activate
  public ModuleRetention(
      BundleContext context,
      @Reference Transactions transactions,
      @Reference(target = ModulesSchema.HISTORY_READY) SchemaReady ready,
      Config config) {
    this.transactions = transactions;
    this.registrations =
        rules(config.historyRetentionDays(), config.jarRetentionDays()).stream()
            .map(rule -> context.registerService(RetentionRule.class, rule, null))
            .toList();
  }

  ModuleRetention(Transactions transactions) {
    this.transactions = transactions;
    this.registrations = List.of();
  }

  @Deactivate
  void withdraw() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  List<RetentionRule> rules(int historyDays, int jarDays) {
    return List.of(
        new RowRetention(
            "module-history",
            "What was installed, exchanged and turned away",
            RowRetention.days(historyDays),
            "operations.swap historyRetentionDays",
            before ->
                due(
                    "select count(*), (select min(at) from modules.history) from " + HISTORY,
                    before),
            before -> number("select modules.history_purge(?, " + ROWS_AT_ONCE + ")", before)),
        new RowRetention(
            "module-jars",
            "Jars that aren't installed any more, but for the three latest of each",
            RowRetention.days(jarDays),
            "operations.swap jarRetentionDays",
            before ->
                due(
                    "select count(*), (select min(arrived_at) from modules.artifact) from " + JARS,
                    before),
            before ->
                number(
                    "with gone as (delete from modules.artifact where hash in (select hash from "
                        + JARS
                        + " limit 5) returning 1) select count(*) from gone",
                    before)));
  }

  private Due due(String sql, Instant before) {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement query = query(tx, sql, before);
              ResultSet row = query.executeQuery()) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Due(row.getLong(1), oldest == null ? null : oldest.toInstant(), "rows");
          }
        });
  }

  private long number(String sql, Instant before) {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement query = query(tx, sql, before);
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static PreparedStatement query(Transaction tx, String sql, Instant before)
      throws SQLException {
    PreparedStatement query = tx.connection().prepareStatement(sql);
    query.setObject(1, before.atOffset(ZoneOffset.UTC));
    return query;
  }
}
