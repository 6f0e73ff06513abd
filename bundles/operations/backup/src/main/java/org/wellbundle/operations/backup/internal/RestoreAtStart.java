package org.wellbundle.operations.backup.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.owner.OwnerAccess;
import org.wellbundle.platform.database.owner.StartTask;

/** Restores what was laid out before the node serves, and says in the log how far it is. */
@Component(
    configurationPid = "org.wellbundle.operations.backup",
    service = {StartTask.class, HealthCheck.class},
    immediate = true)
public final class RestoreAtStart implements StartTask, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreAtStart.class);

  private final Places places;
  private volatile Result health = Result.fine();

  @Activate
  public RestoreAtStart(BundleContext context, BackupConfig config) {
    this.places = Places.of(context, config);
  }

  @Override
  public void run(Path folder, OwnerAccess owner) {
    LOG.info("Restoring what lies in {}", folder);
    try {
      new Restorer(owner, places, this::say).run(folder);
      health = Result.fine();
    } catch (RuntimeException e) {
      health = Result.failed(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void say(String line) {
    LOG.info("Restore: {}", line);
    health = Result.failed("restoring: " + line);
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return health;
  }
}
