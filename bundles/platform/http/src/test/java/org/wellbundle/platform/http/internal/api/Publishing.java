package org.wellbundle.platform.http.internal.api;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.cxf.BusFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.idempotency.Idempotency;
import org.wellbundle.platform.http.internal.limits.Deadlines;
import org.wellbundle.platform.http.internal.limits.RateLimits;

/** Publishes resources as bundles would, without a framework. */
public final class Publishing {
  private final RestPublisher publisher;

  private final HttpSettings settings;

  /**
   * @param transactions null without a database
   */
  public Publishing(Ambient ambient, HttpSettings settings, Transactions transactions) {
    this.settings = settings;
    publisher =
        new RestPublisher(
            BusFactory.newInstance().createBus(),
            ambient,
            settings,
            new RateLimits(settings),
            new Idempotency(transactions, () -> "http"),
            Promotions.everythingServes());
  }

  public ApiServlet servlet() {
    return new ApiServlet(publisher, new Deadlines(), settings);
  }

  public ServiceReference<RestResources> publish(
      String owner, String version, Set<String> roots, Object resource) {
    return publish(reference(owner, version, List.of()), roots, resource);
  }

  /** As a bundle that is a module. */
  public void publishModule(String module, Set<String> roots, Object resource) {
    BundleCapability claim = proxy(BundleCapability.class, (method, self) -> Map.of("id", module));
    publish(reference("module." + module, "1.0.0", List.of(claim)), roots, resource);
  }

  private ServiceReference<RestResources> publish(
      ServiceReference<RestResources> reference, Set<String> roots, Object resource) {
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
  private static ServiceReference<RestResources> reference(
      String owner, String version, List<BundleCapability> claims) {
    BundleRevision revision = proxy(BundleRevision.class, (method, self) -> claims);
    Bundle bundle =
        proxy(
            Bundle.class,
            (method, self) ->
                switch (method) {
                  case "getVersion" -> new Version(version);
                  case "getBundleId" -> 1L;
                  case "adapt" -> revision;
                  default -> owner;
                });
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
