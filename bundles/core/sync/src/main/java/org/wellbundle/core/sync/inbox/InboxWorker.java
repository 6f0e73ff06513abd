package org.wellbundle.core.sync.inbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.inbox.Interpreter.Understood;
import org.wellbundle.core.sync.schedule.LinkSchedule;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/** Turns stored webhooks into their effects, each exactly once: row and effect commit together. */
public final class InboxWorker {
  /** What the seal of a webhook is bound to. */
  static final String PURPOSE = "webhook";

  private static final int ROWS = 50;

  private final Transactions transactions;
  private final Links links;
  private final LinkSchedule schedule;
  private final InboxTable table;
  private final InboxSetbacks setbacks;
  private final Interpreter interpreter;
  private final NotificationEffects effects;
  private final Clock clock;

  public InboxWorker(
      Transactions transactions,
      ProviderGateway gateway,
      Links links,
      Vault vault,
      LinkSchedule schedule,
      NotificationEffects effects,
      String node,
      Duration lease,
      Clock clock) {
    this.transactions = transactions;
    this.links = links;
    this.schedule = schedule;
    this.effects = effects;
    this.table = new InboxTable(node, lease);
    this.setbacks = new InboxSetbacks(transactions, table, clock);
    this.interpreter =
        new Interpreter(
            transactions,
            gateway,
            links,
            vault,
            setbacks,
            new Splitting(transactions, table, vault, clock));
    this.clock = clock;
  }

  /**
   * Works on some of a provider's webhooks. True when there were any: they may have left tasks, or
   * parts of themselves, that nobody has rung for.
   */
  public boolean work(String provider) {
    List<InboxRow> rows =
        transactions.asDispatcher(tx -> table.claim(tx, provider, ROWS, clock.instant()));
    List<Understood> understood = new ArrayList<>();
    for (InboxRow row : rows) {
      setbacks.guarded(
          row, () -> interpreter.understand(row).ifPresent(each -> understood.add(each)));
    }
    Map<TenantId, List<Routed>> byTenant = new LinkedHashMap<>();
    for (Routed routed : route(provider, understood)) {
      byTenant.computeIfAbsent(routed.entry().tenant(), t -> new ArrayList<>()).add(routed);
    }
    byTenant.forEach(this::apply);
    return !rows.isEmpty();
  }

  /** A webhook and whose it is. */
  private record Routed(Understood understood, LinkSchedule.Entry entry) {
    InboxRow row() {
      return understood.row();
    }

    boolean hint() {
      return understood.outcome() instanceof NotificationOutcome.Fetch;
    }
  }

  private List<Routed> route(String provider, List<Understood> understood) {
    if (understood.isEmpty()) {
      return List.of();
    }
    return transactions.asDispatcher(
        tx -> {
          Map<String, LinkSchedule.Entry> entries =
              schedule.byVendorUser(
                  tx, provider, understood.stream().map(Understood::vendorUser).toList());
          List<Routed> routed = new ArrayList<>();
          for (Understood each : understood) {
            LinkSchedule.Entry entry = entries.get(each.vendorUser());
            if (entry == null) {
              // a ping, or somebody who isn't linked any more
              table.ignore(tx, each.row(), clock.instant());
            } else if (foreign(each.row(), entry)) {
              notTheirs(tx, each.row());
            } else {
              table.route(tx, each.row(), entry.tenant());
              routed.add(new Routed(each, entry));
            }
          }
          return routed;
        });
  }

  /** A link's own address speaks for this link only. */
  private static boolean foreign(InboxRow row, LinkSchedule.Entry entry) {
    return row.link() != null && !row.link().equals(entry.link());
  }

  /** The address of a link that has ended has no effect any more; another one's is suspicious. */
  private void notTheirs(Transaction tx, InboxRow row) throws SQLException {
    LinkId link = row.link();
    if (link != null && schedule.has(tx, link)) {
      table.bury(tx, row, "webhook.other-link", clock.instant());
    } else {
      table.ignore(tx, row, clock.instant());
    }
  }

  /** Hints of a tenant share a transaction; if that fails, each has its own. */
  private void apply(TenantId tenant, List<Routed> all) {
    List<Routed> hints = all.stream().filter(Routed::hint).toList();
    List<Routed> alone = new ArrayList<>(all);
    if (hints.size() > 1) {
      try {
        transactions.runInTenant(tenant, tx -> applyAll(tx, hints));
        alone.removeAll(hints);
      } catch (RuntimeException e) {
        // one of them is to blame, which one shows below
      }
    }
    for (Routed routed : alone) {
      setbacks.guarded(
          routed.row(),
          () -> transactions.runInTenant(tenant, tx -> applyAll(tx, List.of(routed))));
    }
  }

  /** In the order of links, so that two nodes don't wait for each other. */
  private void applyAll(Transaction tx, List<Routed> all) throws SQLException {
    List<Routed> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingLong(routed -> routed.entry().link().value()));
    for (Routed routed : sorted) {
      Optional<LinkView> link = links.find(tx, routed.entry().link());
      if (link.isPresent() && link.get().state().holdsAccount()) {
        effects.apply(tx, link.get(), routed.understood());
      }
      table.settle(tx, routed.row(), clock.instant());
    }
  }
}
