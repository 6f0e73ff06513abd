package org.wellbundle.operations.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.LinkCensus;
import org.wellbundle.api.operations.SyncBacklog;

/** Providers × tenants, as JSON. */
final class ProviderTable {
  private ProviderTable() {}

  /** All providers that are here or were. */
  public record ProviderList(List<Provider> providers) {
    public ProviderList {
      providers = List.copyOf(providers);
    }
  }

  /**
   * @param version the one that serves; null when its bundle is away
   * @param trouble what is wrong with it; null when nothing is
   * @param budget null when it has no limit, or it can't be read
   * @param webhooks null when none came yet
   * @param outcomes calls by outcome since this node started
   */
  public record Provider(
      String id,
      @Nullable String version,
      boolean available,
      @Nullable String trouble,
      CallBudgets.@Nullable Budget budget,
      SyncBacklog.@Nullable Webhooks webhooks,
      Map<String, Long> outcomes,
      List<TenantLine> tenants) {}

  /**
   * @param on whether members may link it
   * @param states links by state
   * @param tasks null when nothing waits
   */
  public record TenantLine(
      String tenant,
      boolean on,
      Map<LinkState, Long> states,
      @Nullable Instant lastDataAt,
      SyncBacklog.@Nullable Tasks tasks) {}

  static TenantLine line(
      String tenant, boolean on, List<LinkCensus.Line> links, SyncBacklog.@Nullable Tasks tasks) {
    Map<LinkState, Long> states = new TreeMap<>();
    Instant last = null;
    for (LinkCensus.Line each : links) {
      states.merge(each.state(), each.links(), Long::sum);
      Instant at = each.lastData();
      if (at != null && (last == null || at.isAfter(last))) {
        last = at;
      }
    }
    return new TenantLine(tenant, on, states, last, tasks);
  }
}
