package org.wellbundle.operations.swap.internal.engine;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.wellbundle.api.module.EventHandler;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.module.WebContributions;
import org.wellbundle.api.provider.WearableProvider;

/** What a bundle offers by name. A new version has to offer all that the old one did. */
final class Keys {
  private final BundleContext context;

  Keys(BundleContext context) {
    this.context = context;
  }

  Set<String> of(Bundle bundle) {
    Set<String> keys = new TreeSet<>();
    each(bundle, (reference, service) -> add(keys, reference, service));
    return keys;
  }

  /** Runs over the services of our contracts; asking for one activates its component. */
  void each(Bundle bundle, BiConsumer<ServiceReference<?>, Object> visitor) {
    ServiceReference<?>[] references = bundle.getRegisteredServices();
    if (references == null) {
      return;
    }
    for (ServiceReference<?> reference : references) {
      if (isOurs(reference)) {
        Object service = context.getService(reference);
        try {
          if (service != null) {
            visitor.accept(reference, service);
          }
        } finally {
          context.ungetService(reference);
        }
      }
    }
  }

  private static boolean isOurs(ServiceReference<?> reference) {
    for (String type : types(reference)) {
      if (isContract(type)) {
        return true;
      }
    }
    return false;
  }

  /** What a module registers for itself is its own business. */
  private static boolean isContract(String type) {
    return type.startsWith("org.wellbundle.api.") || type.startsWith("org.wellbundle.platform.");
  }

  private static String[] types(ServiceReference<?> reference) {
    return (String[]) reference.getProperty(Constants.OBJECTCLASS);
  }

  private static void add(Set<String> keys, ServiceReference<?> reference, Object service) {
    if (service instanceof RestResources rest) {
      rest.roots().forEach(root -> keys.add("/api/v1/" + root));
    } else if (service instanceof WebContributions web) {
      keys.add("pages " + web.id());
    } else if (service instanceof WearableProvider provider) {
      keys.add("provider " + provider.descriptor().id());
    } else if (service instanceof EventHandler handler) {
      keys.add("events " + handler.name());
    } else if (service instanceof HealthCheck check) {
      keys.add("health " + check.name());
    } else if (service instanceof SchemaChanges changes) {
      keys.add("schema " + changes.schema());
    } else {
      Stream.of(types(reference))
          .filter(Keys::isContract)
          .forEach(type -> keys.add("service " + type));
    }
  }
}
