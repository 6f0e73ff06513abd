package org.wellbundle.platform.secrets.internal;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/**
 * Registers the {@link Vault} once the right master key is there, and says what is wrong until
 * then.
 */
@Component(
    configurationPid = "org.wellbundle.platform.secrets",
    immediate = true,
    service = HealthCheck.class)
public final class VaultComponent implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(VaultComponent.class);
  private static final int RETRY_SECONDS = 2;

  private final BundleContext context;
  private final VaultOpening opening;
  private final String masterKey;
  private final KeyRing ring;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-vault"));
  private @Nullable ServiceRegistration<Vault> registration;
  private volatile Result health = Result.failed("the vault is opening");

  @Activate
  public VaultComponent(
      BundleContext context,
      SecretsConfig config,
      @Reference Transactions transactions,
      @Reference IndependentTransactions independent,
      @Reference(target = KeyringSchema.READY) SchemaReady ready) {
    this.context = context;
    this.opening = new VaultOpening(transactions, independent);
    this.masterKey = config.masterKey();
    this.ring = new KeyRing(folder(context, config));
    thread.execute(this::open);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(10, TimeUnit.SECONDS);
    if (registration != null) {
      registration.unregister();
    }
  }

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return health;
  }

  private void open() {
    try {
      registration = context.registerService(Vault.class, opening.open(masterKey, ring), null);
      health = Result.fine();
    } catch (RuntimeException e) {
      Result now = Result.failed(String.valueOf(e.getMessage()));
      if (!now.equals(health)) {
        LOG.error("No vault: {}", now.message());
      }
      health = now;
      thread.schedule(this::open, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Path folder(BundleContext context, SecretsConfig config) {
    if (!config.keyringDir().isBlank()) {
      return Path.of(config.keyringDir());
    }
    String karaf = context.getProperty("karaf.data");
    String data = config.dataDir().isBlank() ? karaf : config.dataDir();
    return Path.of(data == null ? "data" : data, "keyring");
  }
}
