package org.wellbundle.core.providers.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Version;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.provider.WearableProvider;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.core.providers.Tokens;
import org.wellbundle.core.providers.internal.GatewayService;
import org.wellbundle.core.providers.internal.ProvidersSchema;
import org.wellbundle.core.providers.internal.budget.BudgetService;
import org.wellbundle.core.providers.internal.budget.PostgresSliceBook;
import org.wellbundle.core.providers.internal.http.CallMetrics;
import org.wellbundle.core.providers.internal.http.Calls;
import org.wellbundle.core.providers.internal.http.VendorHttp;
import org.wellbundle.core.providers.internal.registry.JdbcKnownProviders;
import org.wellbundle.core.providers.internal.registry.Offer;
import org.wellbundle.core.providers.internal.registry.ProviderRegistry;
import org.wellbundle.core.providers.internal.tokens.JdbcTokenStore;
import org.wellbundle.core.providers.internal.tokens.Refresher;
import org.wellbundle.core.providers.internal.tokens.Scopes;
import org.wellbundle.core.providers.internal.tokens.TokenSafe;
import org.wellbundle.core.providers.internal.tokens.TokenService;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * This bundle as it runs on one node, over a test's database. Two of them over the same database
 * are two nodes.
 */
public final class ProvidersNode implements AutoCloseable {
  private final AtomicLong serviceIds = new AtomicLong();
  private final Map<WearableProvider, Long> offered = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<ProviderWatcher> watchers = new CopyOnWriteArrayList<>();
  private final VendorHttp http;
  private final ProviderRegistry registry;
  private final BudgetService budgets;
  private final CallMetrics metrics = new CallMetrics();
  private final GatewayService gateway;
  private final TokenService tokens;
  private final Scopes scopes;

  public ProvidersNode(Transactions transactions, Vault vault) {
    this(transactions, vault, Clock.systemUTC());
  }

  public ProvidersNode(Transactions transactions, Vault vault, Clock clock) {
    http = new VendorHttp(Duration.ofSeconds(2), Duration.ofSeconds(5), 8 << 20);
    registry =
        ProviderRegistry.of(
            new JdbcKnownProviders(transactions),
            news -> watchers.forEach(news),
            clock,
            Duration.ofSeconds(5));
    budgets =
        new BudgetService(
            registry, new PostgresSliceBook(transactions), 3, Duration.ofSeconds(3), clock);
    Calls calls = new Calls(http, metrics, budgets, clock);
    JdbcTokenStore store = new JdbcTokenStore(transactions);
    TokenSafe safe = new TokenSafe(store, vault);
    scopes = new Scopes(store);
    gateway =
        new GatewayService(registry, calls, new Refresher(safe, calls, Duration.ofSeconds(60)));
    tokens = new TokenService(registry, calls, safe, Duration.ofSeconds(5));
  }

  /** The tables this bundle needs. */
  public static SchemaChanges schema() {
    return ProvidersSchema.changes();
  }

  public ProviderGateway gateway() {
    return gateway;
  }

  public Tokens tokens() {
    return tokens;
  }

  public GrantedScopes scopes() {
    return scopes;
  }

  public Budgets budgets() {
    return budgets;
  }

  public CallMetrics metrics() {
    return metrics;
  }

  public ProviderRegistry registry() {
    return registry;
  }

  public ProvidersNode with(WearableProvider provider) {
    return with(provider, "1.0.0");
  }

  public ProvidersNode with(WearableProvider provider, String version) {
    long id = serviceIds.incrementAndGet();
    offered.put(provider, id);
    registry.offer(new Offer(provider, "bundle", Version.parseVersion(version), id));
    return this;
  }

  public void without(WearableProvider provider) {
    registry.withdraw(offered.remove(provider));
  }

  public void watch(ProviderWatcher watcher) {
    watchers.add(watcher);
  }

  @Override
  public void close() {
    http.close();
    budgets.close();
  }
}
