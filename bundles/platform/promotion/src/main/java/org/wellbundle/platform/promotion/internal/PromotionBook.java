package org.wellbundle.platform.promotion.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.platform.promotion.PromotionDesk;

/**
 * Holds and pins. A pin says which bundle serves under a symbolic name, so that the choice outlives
 * a restart and doesn't depend on which version is higher.
 */
@Component(service = {PromotionDesk.class, Promotions.class})
public final class PromotionBook implements PromotionDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PromotionBook.class);

  private final BundleContext context;
  private final PinFile file;
  private final BundleListener departures = this::gone;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile State state;

  @Activate
  public PromotionBook(BundleContext context) {
    this(context, context.getDataFile("promoted").toPath());
  }

  PromotionBook(BundleContext context, Path file) {
    this.context = context;
    this.file = new PinFile(file);
    this.state = new State(Set.of(), this.file.read());
    context.addBundleListener(departures);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(departures);
  }

  @Override
  public boolean serves(long bundleId) {
    State now = state;
    if (now.held().contains(bundleId)) {
      return false;
    }
    Bundle bundle = context.getBundle(bundleId);
    Long pinned = bundle == null ? null : now.pins().get(bundle.getSymbolicName());
    return pinned == null || pinned == bundleId || context.getBundle(pinned) == null;
  }

  @Override
  public Subscription onChange(Runnable reelect) {
    listeners.add(reelect);
    return () -> listeners.remove(reelect);
  }

  @Override
  public synchronized void hold(long bundleId) {
    Set<Long> held = new HashSet<>(state.held());
    held.add(bundleId);
    state = new State(held, state.pins());
  }

  @Override
  public void promote(long bundleId) {
    Bundle bundle = Objects.requireNonNull(context.getBundle(bundleId), "no such bundle");
    synchronized (this) {
      Set<Long> held = new HashSet<>(state.held());
      held.remove(bundleId);
      Map<String, Long> pins = new HashMap<>(state.pins());
      pins.put(bundle.getSymbolicName(), bundleId);
      file.write(pins);
      state = new State(held, pins);
    }
    tell();
  }

  @Override
  public OptionalLong promoted(String symbolicName) {
    Long pinned = state.pins().get(symbolicName);
    return pinned == null || context.getBundle(pinned) == null
        ? OptionalLong.empty()
        : OptionalLong.of(pinned);
  }

  private void gone(BundleEvent event) {
    if (event.getType() != BundleEvent.UNINSTALLED) {
      return;
    }
    long id = event.getBundle().getBundleId();
    synchronized (this) {
      if (!state.held().contains(id) && !state.pins().containsValue(id)) {
        return;
      }
      Set<Long> held = new HashSet<>(state.held());
      held.remove(id);
      Map<String, Long> pins = new HashMap<>(state.pins());
      if (pins.values().remove(id)) {
        file.write(pins);
      }
      state = new State(held, pins);
    }
    tell();
  }

  private void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("a registry couldn't switch to the promoted version", e);
      }
    }
  }

  private record State(Set<Long> held, Map<String, Long> pins) {
    State {
      held = Set.copyOf(held);
      pins = Map.copyOf(pins);
    }
  }
}
