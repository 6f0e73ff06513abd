package org.wellbundle.platform.http.internal.api;

import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.cxf.BusFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.edge.Ambient;

/** Publishes resources as bundles would, without a framework. */
public final class Publishing {
  private final RestPublisher publisher;

  public Publishing(Ambient ambient, HttpSettings settings) {
    publisher = new RestPublisher(BusFactory.newInstance().createBus(), ambient, settings);
  }

  public ApiServlet servlet() {
    return new ApiServlet(publisher);
  }

  public ServiceReference<RestResources> publish(
      String owner, String version, Set<String> roots, Object resource) {
    ServiceReference<RestResources> reference = reference(owner, version);
    publisher.bind(
        new RestResources() {
          @Override
          public Set<String> roots() {
            return roots;
          }

          @Override
          public Set<Object> resources() {
            return Set.of(resource);
          }
        },
        reference);
    return reference;
  }

  public void withdraw(ServiceReference<RestResources> reference) {
    publisher.unbind(reference);
  }

  @SuppressWarnings("unchecked")
  private static ServiceReference<RestResources> reference(String owner, String version) {
    Bundle bundle =
        proxy(
            Bundle.class,
            (method, self) -> method.equals("getVersion") ? new Version(version) : owner);
    return proxy(ServiceReference.class, (method, self) -> bundle);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> answer.to(method.getName(), self);
                }));
  }

  private interface Answer {
    Object to(String method, Object self);
  }
}
