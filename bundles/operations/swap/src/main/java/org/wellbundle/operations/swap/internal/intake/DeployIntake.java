package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.osgi.service.url.URLStreamHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.engine.Artifact;
import org.wellbundle.platform.database.DatabaseException;

/**
 * Takes modules, providers and tenants out of the deploy folder. On a thread of its own, since the
 * folder's must go on: what a module waits for may be the tenant in the next file. Before the
 * database is there nothing is taken in, files wait.
 */
@Component(
    immediate = true,
    service = {ArtifactInstaller.class, ArtifactListener.class},
    property = "service.ranking:Integer=100")
public final class DeployIntake implements ArtifactInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(DeployIntake.class);
  private static final String ACTOR = "deploy folder";
  private static final int LOOK_SECONDS = 3;
  private static final int ABSENT_MILLIS = 1_000;

  private final IntakeLog log;
  private final AtomicReference<@Nullable ModuleControl> control = new AtomicReference<>();
  private volatile boolean readsTenants;
  private final Map<File, File> waiting = new ConcurrentHashMap<>();
  private final Set<File> stuck = ConcurrentHashMap.newKeySet();
  private final Overlooked overlooked;
  private final DeployFolder folder;
  private final int absentMillis;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-intake");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public DeployIntake(BundleContext context) {
    this(context, folder(context), ABSENT_MILLIS);
    thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * One that looks when it is told to.
   *
   * @param absentMillis how long a file has to be away to count as taken out
   */
  DeployIntake(BundleContext context, File folder, int absentMillis) {
    this.log = new IntakeLog(context.getDataFile("intake.properties").toPath());
    this.folder = new DeployFolder(folder);
    this.absentMillis = absentMillis;
    this.overlooked = new Overlooked(context, folder);
  }

  private static File folder(BundleContext context) {
    String base = context.getProperty("karaf.base");
    return new File(base == null ? "." : base, "deploy").getAbsoluteFile();
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

  /** Tenants' folders wait for whoever can read them. */
  @Reference(
      service = URLStreamHandlerService.class,
      target = "(url.handler.protocol=tenant)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindTenants(URLStreamHandlerService service) {
    readsTenants = true;
    waiting.keySet().forEach(this::later);
  }

  void unbindTenants(URLStreamHandlerService service) {
    readsTenants = false;
  }

  @Override
  public boolean canHandle(File artifact) {
    return TenantFolders.isOne(artifact)
        || (artifact.isFile()
            && artifact.getName().endsWith(".jar")
            && Artifact.read(artifact.toPath(), "").isPresent());
  }

  @Override
  public void install(File artifact) {
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
    missing(artifact);
  }

  /** Whoever replaces a file may delete the old one first: then it is back in a moment. */
  private void missing(File artifact) {
    thread.schedule(
        () -> {
          if (!artifact.exists() && folder.isHere()) {
            remove(artifact);
          }
        },
        absentMillis,
        TimeUnit.MILLISECONDS);
  }

  /** The folder's own installer doesn't tell of everything. */
  void look() {
    if (control.get() == null) {
      return;
    }
    waiting.keySet().forEach(this::later);
    try {
      overlooked.files(file -> !log.knows(file)).forEach(this::install);
      lookForMissing();
    } catch (RuntimeException e) {
      LOG.warn("the deploy folder can't be looked at: {}", e.getMessage());
      LOG.debug("details", e);
    }
  }

  private void lookForMissing() {
    List<File> missing = log.missing(folder.file());
    if (missing.isEmpty()) {
      folder.complete();
    } else if (folder.isHere()) {
      missing.forEach(this::missing);
    }
  }

  private void later(File artifact) {
    thread.execute(() -> take(artifact));
  }

  /** Done when all is done that was begun before. */
  Future<?> settled() {
    return thread.submit(() -> {});
  }

  private void take(File artifact) {
    ModuleControl now = control.get();
    boolean tenant = TenantFolders.isOne(artifact);
    if (now == null || (tenant && !readsTenants) || waiting.remove(artifact) == null) {
      return;
    }
    // as it is before anything is read: what is put in its place meanwhile is news
    String mark = IntakeLog.mark(artifact);
    try {
      if (tenant) {
        Path jar = TenantFolders.bundle(artifact);
        try {
          bring(now, artifact, mark, jar);
        } finally {
          Files.deleteIfExists(jar);
        }
      } else {
        bring(now, artifact, mark, artifact.toPath());
      }
    } catch (DatabaseException e) {
      failed(artifact, e);
    } catch (IOException e) {
      LOG.error("{} isn't taken in: {}", artifact.getName(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("{} couldn't be taken in", artifact.getName(), e);
    }
  }

  /** What is worth another try is looked at again. */
  private void failed(File artifact, DatabaseException e) {
    if (e.unavailable() || e.conflict()) {
      LOG.warn("{} waits for the database: {}", artifact.getName(), e.getMessage());
      waiting.put(artifact, artifact);
    } else {
      LOG.error("{} couldn't be taken in", artifact.getName(), e);
    }
  }

  /** What isn't taken in stands for nothing: who tidies it up takes nothing away. */
  private void bring(ModuleControl now, File artifact, String mark, Path jar) {
    Report report = now.bring(jar, ACTOR);
    String name = report.symbolicName();
    if (report.worked()) {
      log.note(artifact, mark, name);
      log.brought(name, serving(now, name));
    } else if (artifact.exists()) {
      log.note(artifact, mark, "");
    }
  }

  /** Hash of the jar that serves under a symbolic name; empty when none does. */
  private static String serving(ModuleControl now, String name) {
    return now.modules().stream()
        .filter(each -> each.symbolicName().equals(name))
        .filter(each -> "serving".equals(each.state()))
        .map(ModuleView::hash)
        .findFirst()
        .orElse("");
  }

  /** Not forgotten before it is done: until then it is missing, and looked at again. */
  private void remove(File artifact) {
    ModuleControl now = control.get();
    if (now == null) {
      return;
    }
    String name = log.name(artifact);
    try {
      if (!name.isEmpty() && !log.holdsElsewhere(artifact, name)) {
        takeAway(now, artifact, name);
      }
      log.forget(artifact);
      stuck.remove(artifact);
    } catch (RuntimeException e) {
      if (stuck.add(artifact)) {
        LOG.error("{} can't be taken away now; it is tried again", name, e);
      }
    }
  }

  /** Only what the folder brought: a release that came another way isn't the file's. */
  private void takeAway(ModuleControl now, File artifact, String name) {
    String brought = log.brought(name);
    String serving = serving(now, name);
    if (brought.isEmpty() || serving.isEmpty() || brought.equals(serving)) {
      now.remove(name, ACTOR);
    } else {
      LOG.warn(
          "{} is gone, but another release of {} serves than the deploy folder brought: it stays."
              + " To take it away: module:remove {}",
          artifact.getName(),
          name,
          name);
    }
  }
}
