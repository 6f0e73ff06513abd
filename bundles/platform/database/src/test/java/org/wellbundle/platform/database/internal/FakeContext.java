package org.wellbundle.platform.database.internal;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** As much of a bundle context as components of this bundle use: registering services. */
final class FakeContext {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private static final class Entry {
    private final Class<?> type;
    private final Object service;
    private volatile Dictionary<String, ?> properties;

    private Entry(Class<?> type, Object service, Dictionary<String, ?> properties) {
      this.type = type;
      this.service = service;
      this.properties = properties;
    }
  }

  BundleContext context() {
    return fake(
        BundleContext.class,
        (method, arguments) ->
            switch (method) {
              case "registerService" -> register(arguments);
              case "getProperty" -> null;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  <T> Optional<T> service(Class<T> type) {
    return entries.stream()
        .filter(each -> each.type == type)
        .map(e -> type.cast(e.service))
        .findFirst();
  }

  /** Values of a property over all services of a type. */
  List<Object> property(Class<?> type, String name) {
    List<Object> values = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.type == type) {
        values.add(entry.properties.get(name));
      }
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private ServiceRegistration<?> register(Object[] arguments) {
    Entry entry =
        new Entry((Class<?>) arguments[0], arguments[1], (Dictionary<String, ?>) arguments[2]);
    entries.add(entry);
    return fake(
        ServiceRegistration.class,
        (method, more) -> {
          switch (method) {
            case "unregister" -> entries.remove(entry);
            case "setProperties" -> entry.properties = (Dictionary<String, ?>) more[0];
            default -> throw new UnsupportedOperationException(method);
          }
          return null;
        });
  }

  static <T> T fake(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> type.getSimpleName();
                  default -> call.answer(method.getName(), arguments);
                }));
  }

  /** What a fake does. */
  interface Call {
    Object answer(String method, Object[] arguments);
  }
}
