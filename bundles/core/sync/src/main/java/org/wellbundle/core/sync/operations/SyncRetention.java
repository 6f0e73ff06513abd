package org.wellbundle.core.sync.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RetentionRule.Due;
import org.wellbundle.api.operations.RowRetention;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncConfig;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** How long this part keeps what it keeps. */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.wellbundle.core.sync")
public final class SyncRetention {
  private static final int ROWS_AT_ONCE = 1_000;

  private final List<ServiceRegistration<RetentionRule>> registrations;

  @Activate
  public SyncRetention(
      BundleContext context,
      @Reference Transactions transactions,
      @Reference(target = SyncSchema.PARTITIONS_READY) SchemaReady schema,
      SyncConfig config) {
    registrations =
        rules(transactions, SyncSettings.of(config), config.deadLetterRetentionDays()).stream()
            .map(rule -> context.registerService(RetentionRule.class, rule, null))
            .toList();
  }

  @Deactivate
  void withdraw() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  /** The rules, also for tests. */
  public static List<RetentionRule> rules(
      Transactions transactions, SyncSettings settings, int deadLetterDays) {
    return List.of(
        new RawPayloadRetention(transactions, settings.rawRetention()),
        rows(
            transactions,
            "webhooks",
            "Webhooks that were worked on, without their bodies",
            settings.inboxRetention(),
            "core.sync inboxRetentionDays",
            "dispatch.inbox where state >= 2 and settled_at",
            "settled_at"),
        rows(
            transactions,
            "dead-letters",
            "Tasks and webhooks that were given up, bodies sealed",
            RowRetention.days(deadLetterDays),
            "core.sync deadLetterRetentionDays",
            "dispatch.dead_letter where at",
            "at"));
  }

  /**
   * @param rows table and condition up to the time
   */
  private static RetentionRule rows(
      Transactions transactions,
      String name,
      String about,
      @Nullable Duration keep,
      String setting,
      String rows,
      String time) {
    String table = rows.substring(0, rows.indexOf(' '));
    String count =
        "select count(*), (select min(%s) from %s) from %s < ?".formatted(time, table, rows);
    String delete =
        "delete from %s where id in (select id from %s < ? order by %s limit %d)"
            .formatted(table, rows, time, ROWS_AT_ONCE);
    return new RowRetention(
        name,
        about,
        keep,
        setting,
        before ->
            transactions.asDispatcher(
                tx ->
                    Sql.query(
                            tx,
                            row -> new Due(row.getLong(1), Sql.instant(row, "min"), "rows"),
                            count,
                            before)
                        .get(0)),
        (Instant before) -> transactions.asDispatcher(tx -> Sql.update(tx, delete, before)));
  }
}
