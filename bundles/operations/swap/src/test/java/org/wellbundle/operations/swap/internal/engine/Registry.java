package org.wellbundle.operations.swap.internal.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.RestResources;

/** The least a registry has to do: elect among those that serve, and let a call finish. */
final class Registry implements AutoCloseable {
  private final Promotions promotions;
  private final ConcurrentMap<ServiceReference<RestResources>, Entry> entries =
      new ConcurrentHashMap<>();
  private final ServiceTracker<RestResources, Entry> tracker;
  private volatile Entry current;

  private record Entry(long bundle, RestResources service, ReentrantReadWriteLock calls) {}

  Registry(BundleContext context, Promotions promotions) {
    this.promotions = promotions;
    promotions.onChange(this::elect);
    tracker =
        new ServiceTracker<>(context, RestResources.class, null) {
          @Override
          public Entry addingService(ServiceReference<RestResources> reference) {
            Entry entry =
                new Entry(
                    reference.getBundle().getBundleId(),
                    context.getService(reference),
                    new ReentrantReadWriteLock());
            entries.put(reference, entry);
            elect();
            return entry;
          }

          @Override
          public void removedService(ServiceReference<RestResources> reference, Entry entry) {
            entries.remove(reference);
            elect();
            entry.calls().writeLock().lock();
            context.ungetService(reference);
          }
        };
    tracker.open();
  }

  private synchronized void elect() {
    current =
        entries.values().stream()
            .filter(entry -> promotions.serves(entry.bundle()))
            .findFirst()
            .orElse(null);
  }

  boolean call() {
    Entry entry = current;
    while (entry != null) {
      if (entry.calls().readLock().tryLock()) {
        try {
          return !entry.service().resources().isEmpty();
        } catch (RuntimeException e) {
          return false;
        } finally {
          entry.calls().readLock().unlock();
        }
      }
      entry = current;
    }
    return false;
  }

  @Override
  public void close() {
    tracker.close();
  }
}
