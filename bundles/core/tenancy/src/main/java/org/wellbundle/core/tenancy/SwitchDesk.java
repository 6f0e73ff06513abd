package org.wellbundle.core.tenancy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.privacy.AuditLog;

/** Turns switches: the row, the audit's entry, then this node, then the others. */
@Component(service = TenantSwitches.class)
public final class SwitchDesk implements TenantSwitches {
  private final Transactions transactions;
  private final TenantRegistry registry;
  private final SwitchFollower follower;
  private final AuditLog audit;
  private final Signals signals;

  @Activate
  public SwitchDesk(
      @Reference Transactions transactions,
      @Reference TenantRegistry registry,
      @Reference SwitchFollower follower,
      @Reference AuditLog audit,
      @Reference Signals signals) {
    this.transactions = transactions;
    this.registry = registry;
    this.follower = follower;
    this.audit = audit;
    this.signals = signals;
  }

  @Override
  public Optional<Tenant> turn(
      String tenantKey, Kind kind, String id, @Nullable Boolean on, Operator operator) {
    Optional<TenantId> tenant = registry.byKey(tenantKey).map(Tenant::id);
    if (tenant.isEmpty()) {
      return Optional.empty();
    }
    transactions.runInTenant(
        tenant.get(),
        tx -> {
          SwitchBook.turn(tx, tenant.get(), kind, id, on);
          audit.append(tx, entry(kind, id, on, operator));
          tx.afterCommit(() -> signals.tellAll(SwitchFollower.TOPIC, tenantKey));
        });
    follower.look();
    return registry.byKey(tenantKey);
  }

  private static AuditEntry entry(Kind kind, String id, @Nullable Boolean on, Operator operator) {
    Long account = operator.account();
    return new AuditEntry(
        "tenant.switched",
        new AuditEntry.Actor("operator", account == null ? null : new AccountId(account)),
        null,
        new AuditEntry.ObjectRef(kind.name().toLowerCase(Locale.ROOT), id),
        Map.of("to", on == null ? "asConfigured" : on ? "on" : "off"),
        operator.correlationId());
  }
}
