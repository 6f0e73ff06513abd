package org.wellbundle.core.tenancy;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.Tenant.Switches;
import org.wellbundle.core.tenancy.definition.Reading;
import org.wellbundle.core.tenancy.definition.TenantDefinition;
import org.wellbundle.core.tenancy.definition.TenantReader;
import org.wellbundle.platform.database.DatabaseException;

/** Registers the tenant of a content-only bundle while that bundle is active. */
@Component(service = {})
public final class TenantExtender implements BundleTrackerCustomizer<Long> {
  static final String CAPABILITY = "wellbundle.tenant";
  private static final Logger LOG = LoggerFactory.getLogger(TenantExtender.class);
  private static final long RETRY_SECONDS = 2;

  private final TenantRegistry registry;
  private final TenantNumbers numbers;
  private final SwitchBook switches;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tenancy-retry");
            thread.setDaemon(true);
            return thread;
          });
  private final BundleTracker<Long> tracker;

  @Activate
  public TenantExtender(
      BundleContext context,
      @Reference TenantRegistry registry,
      @Reference TenantNumbers numbers,
      @Reference SwitchBook switches) {
    this.registry = registry;
    this.numbers = numbers;
    this.switches = switches;
    this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    tracker.open();
  }

  @Deactivate
  void deactivate() {
    retries.shutdownNow();
    tracker.close();
  }

  @Override
  public @Nullable Long addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    String claimed = claimedKey(bundle);
    if (claimed == null) {
      return null;
    }
    BundleFiles files = new BundleFiles(bundle);
    Reading reading = TenantReader.read(files);
    if (reading instanceof Reading.Accepted accepted) {
      if (accepted.definition().key().equals(claimed)) {
        register(bundle, accepted.definition(), files);
      } else {
        refuse(
            bundle,
            "the bundle says it is tenant \""
                + claimed
                + "\", its tenant.yaml says \""
                + accepted.definition().key()
                + "\"");
      }
    } else if (reading instanceof Reading.Refused refused) {
      refuse(bundle, refused.sentence());
    }
    return bundle.getBundleId();
  }

  @Override
  public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Long source) {}

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Long source) {
    synchronized (this) {
      registry.forget(source);
    }
    LOG.info("tenant bundle {} is gone", bundle.getSymbolicName());
  }

  private static @Nullable String claimedKey(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return null;
    }
    List<BundleCapability> claims =
        revision.getWiring() == null ? List.of() : revision.getWiring().getCapabilities(CAPABILITY);
    return claims.isEmpty() ? null : String.valueOf(claims.get(0).getAttributes().get("id"));
  }

  private void register(Bundle bundle, TenantDefinition definition, BundleFiles files) {
    try {
      TenantEntry entry =
          new TenantEntry(
              bundle.getBundleId(),
              tenant(definition),
              definition.logo(),
              definition.texts(),
              files);
      synchronized (this) {
        if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
          return; // stopped while the database was asked
        }
        registry
            .put(entry)
            .ifPresentOrElse(
                clash -> LOG.warn("tenant bundle {}: {}", bundle.getSymbolicName(), clash),
                () -> LOG.info("tenant {} is open", definition.key()));
      }
    } catch (DatabaseException e) {
      refuse(bundle, "its number couldn't be read from the database, trying again");
      retries.schedule(() -> retry(bundle, definition, files), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** With its switches from the beginning: what is off isn't there for a moment. */
  private Tenant tenant(TenantDefinition definition) {
    Tenant tenant = definition.numbered(numbers.of(definition.key()));
    return tenant.with(switches.all().getOrDefault(tenant.id(), Switches.NONE));
  }

  private void retry(Bundle bundle, TenantDefinition definition, BundleFiles files) {
    if (bundle.getState() == Bundle.ACTIVE) {
      register(bundle, definition, files);
    }
  }

  private void refuse(Bundle bundle, String sentence) {
    LOG.warn("tenant bundle {} refused: {}", bundle.getSymbolicName(), sentence);
    registry.refuse(bundle.getBundleId(), bundle.getSymbolicName() + ": " + sentence);
  }
}
