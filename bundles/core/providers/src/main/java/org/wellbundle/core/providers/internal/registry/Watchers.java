package org.wellbundle.core.providers.internal.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.core.providers.ProviderWatcher;

/**
 * Who wants to know when providers come and go. Watchers usually need the gateway themselves, so
 * they are fetched when there is something to tell, not when they appear.
 */
@Component(service = Watchers.class)
public final class Watchers {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  private final BundleContext context;
  private final Map<Object, ServiceReference<ProviderWatcher>> references =
      new ConcurrentHashMap<>();

  @Activate
  public Watchers(BundleContext context) {
    this.context = context;
  }

  @Reference(
      service = ProviderWatcher.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindWatcher(ServiceReference<ProviderWatcher> reference) {
    references.put(reference, reference);
  }

  void unbindWatcher(ServiceReference<ProviderWatcher> reference) {
    references.remove(reference);
  }

  void tell(Consumer<ProviderWatcher> news) {
    for (ServiceReference<ProviderWatcher> reference : references.values()) {
      ProviderWatcher watcher = context.getService(reference);
      if (watcher != null) {
        try {
          news.accept(watcher);
        } catch (RuntimeException e) {
          LOG.error("{} failed", watcher.getClass().getName(), e);
        } finally {
          context.ungetService(reference);
        }
      }
    }
  }
}
