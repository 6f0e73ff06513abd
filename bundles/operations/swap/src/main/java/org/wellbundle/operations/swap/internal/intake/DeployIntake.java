package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.apache.felix.fileinstall.ArtifactListener;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.internal.engine.Artifact;

/**
 * Takes modules and providers out of the deploy folder. On a thread of its own, since the folder's
 * must go on: what a module waits for may be the tenant in the next file. Before the database is
 * there nothing is taken in, files wait.
 */
@Component(
    immediate = true,
    service = {ArtifactInstaller.class, ArtifactListener.class},
    property = "service.ranking:Integer=100")
public final class DeployIntake implements ArtifactInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(DeployIntake.class);
  private static final String ACTOR = "deploy folder";

  private final IntakeLog log;
  private final Map<File, String> names = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable ModuleControl> control = new AtomicReference<>();
  private final Map<File, File> waiting = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-intake");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public DeployIntake(BundleContext context) {
    this.log = new IntakeLog(context.getDataFile("intake.properties").toPath());
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  @Reference(
      service = ModuleControl.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindControl(ModuleControl service) {
    control.set(service);
    waiting.keySet().forEach(this::later);
  }

  void unbindControl(ModuleControl service) {
    control.compareAndSet(service, null);
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.isFile()
        && artifact.getName().endsWith(".jar")
        && Artifact.read(artifact.toPath(), "").isPresent();
  }

  @Override
  public void install(File artifact) {
    Optional<Artifact> found = Artifact.read(artifact.toPath(), "");
    found.ifPresent(each -> names.put(artifact, each.symbolicName()));
    if (!log.knows(artifact)) {
      waiting.put(artifact, artifact);
      later(artifact);
    }
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  /** A file taken out takes its module away, unless another file of the same module is there. */
  @Override
  public void uninstall(File artifact) {
    waiting.remove(artifact);
    log.forget(artifact);
    String name = names.remove(artifact);
    if (name != null) {
      thread.execute(() -> remove(name, artifact.getParentFile()));
    }
  }

  private void later(File artifact) {
    thread.execute(() -> take(artifact));
  }

  private void take(File artifact) {
    ModuleControl now = control.get();
    if (now == null || waiting.remove(artifact) == null) {
      return;
    }
    try {
      now.bring(artifact.toPath(), ACTOR);
      log.note(artifact);
    } catch (RuntimeException e) {
      LOG.error("{} couldn't be taken in", artifact.getName(), e);
    }
  }

  private void remove(String name, @Nullable File folder) {
    ModuleControl now = control.get();
    if (now == null || folder == null || another(name, folder)) {
      return;
    }
    try {
      now.remove(name, ACTOR);
    } catch (RuntimeException e) {
      LOG.error("{} couldn't be taken away", name, e);
    }
  }

  private static boolean another(String name, File folder) {
    File[] files = folder.listFiles((parent, file) -> file.endsWith(".jar"));
    if (files == null) {
      return false;
    }
    for (File file : files) {
      if (Artifact.read(file.toPath(), "")
          .filter(each -> each.symbolicName().equals(name))
          .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
