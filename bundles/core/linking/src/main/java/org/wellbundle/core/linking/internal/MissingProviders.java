package org.wellbundle.core.linking.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;
import org.wellbundle.platform.database.Transactions;

/**
 * Marks the links of a provider that stays away, and takes the mark off when it is back. An update
 * of its bundle is over before the wait is, and shows nowhere. Every node looks; marking twice
 * changes nothing.
 */
@Component(
    service = {},
    immediate = true)
public final class MissingProviders {
  private static final Logger LOG = LoggerFactory.getLogger(MissingProviders.class);
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** Another node may have marked what this one had settled, and gone. */
  private static final Duration TRUST = Duration.ofMinutes(5);

  private static final long LOOK_SECONDS = 2;
  private static final int BATCH = 200;
  private static final LinkTable.Standing MISSING =
      new LinkTable.Standing(LinkState.PROVIDER_MISSING, "provider.unavailable");

  private final Transactions transactions;
  private final ProviderGateway gateway;
  private final TenantDirectory tenants;
  private final LinkBook book;
  private final Clock clock;
  private final Map<String, Instant> settled = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "missing-providers"));

  @Activate
  public MissingProviders(
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference TenantDirectory tenants,
      @Reference LinkBook book) {
    this(transactions, gateway, tenants, book, Clock.systemUTC());
    timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  MissingProviders(
      Transactions transactions,
      ProviderGateway gateway,
      TenantDirectory tenants,
      LinkBook book,
      Clock clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.tenants = tenants;
    this.book = book;
    this.clock = clock;
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  /** One look at all providers. */
  void look() {
    try {
      for (ProviderStatus status : gateway.providers()) {
        tenants.all().forEach(tenant -> lookSafely(status, tenant));
      }
    } catch (RuntimeException e) {
      LOG.warn("missing providers can't be told now: {}", e.toString());
    }
  }

  private void lookSafely(ProviderStatus status, Tenant tenant) {
    try {
      look(status, tenant);
    } catch (RuntimeException e) {
      LOG.warn("links of {} can't be marked now: {}", tenant.key(), e.toString());
    }
  }

  private void look(ProviderStatus status, Tenant tenant) {
    Instant since = status.unavailableSince();
    boolean missing = !status.available();
    Instant now = clock.instant();
    if (missing && since != null && since.plus(WAIT).isAfter(now)) {
      return;
    }
    String seen = status.id() + "/" + tenant.key() + "/";
    Instant before = settled.get(seen + missing);
    if (before == null || before.plus(TRUST).isBefore(now)) {
      while (mark(status.id(), tenant, missing) == BATCH) {
        LOG.debug("more links of {} to mark", status.id());
      }
      settled.put(seen + missing, now);
      settled.remove(seen + !missing);
    }
  }

  private int mark(String providerId, Tenant tenant, boolean missing) {
    String correlationId = "provider-" + providerId;
    return transactions.inTenant(
        tenant.id(),
        tx -> {
          List<LinkId> links = LinkTable.ofProvider(tx, providerId, !missing, BATCH);
          for (LinkId link : links) {
            LinkTable.Standing to = missing ? MISSING : LinkTable.beforeMissing(tx, link);
            book.transition(tx, link, to.state(), to.reason(), correlationId);
          }
          return links.size();
        });
  }
}
