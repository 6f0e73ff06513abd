package org.wellbundle.operations.swap.internal;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.wellbundle.operations.swap.internal.engine.Engine;
import org.wellbundle.operations.swap.internal.engine.ScrStates;
import org.wellbundle.operations.swap.internal.engine.Shelf;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.platform.promotion.PromotionDesk;

/** The swaps of this node, whether there is a database or not. */
@Component(service = LocalModules.class, configurationPid = "org.wellbundle.operations.swap")
public final class LocalModules {
  private final ReentrantLock change = new ReentrantLock();
  private final Shelf shelf;
  private final Engine engine;

  @Activate
  public LocalModules(
      BundleContext context,
      @Reference PromotionDesk desk,
      @Reference Door door,
      @Reference ServiceComponentRuntime components,
      SwapConfig config) {
    this.shelf = new Shelf(context.getDataFile("shelf").toPath());
    this.engine =
        new Engine(
            context,
            desk,
            door,
            new ScrStates(components),
            shelf,
            Duration.ofSeconds(config.healthSeconds()),
            Duration.ofSeconds(config.stopSeconds()));
  }

  public Engine engine() {
    return engine;
  }

  public Shelf shelf() {
    return shelf;
  }

  /** Held while what is here and what there should be differ on purpose. */
  public ReentrantLock change() {
    return change;
  }
}
