package org.wellbundle.platform.http.internal.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.wellbundle.platform.http.internal.Json;
import org.wellbundle.platform.http.internal.edge.Ambient;

/**
 * The CXF server of one contribution, at an internal address nobody else has: CXF can't have two
 * servers at one address, and two versions of a bundle run side by side during a swap.
 */
final class RestServer {
  /** What CXF wants as the thread's class loader. */
  static final ClassLoader LOADER = JAXRSServerFactoryBean.class.getClassLoader();

  private final Server server;
  private final AbstractHTTPDestination destination;

  private RestServer(Server server) {
    this.server = server;
    this.destination = (AbstractHTTPDestination) server.getDestination();
  }

  static RestServer start(Bus bus, Ambient ambient, List<Object> filters, Set<Object> resources) {
    ObjectMapper mapper = Json.newMapper();
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress("/" + UUID.randomUUID());
    factory.setServiceBeanObjects(resources.toArray());
    List<Object> providers = new ArrayList<>(filters);
    providers.add(new JsonBodies(mapper));
    providers.add(new AccessFilter(ambient));
    providers.add(new ProblemMapper.OfWeb(ambient));
    providers.add(new ProblemMapper.OfAll(ambient));
    factory.setProviders(providers);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      return new RestServer(factory.create());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  AbstractHTTPDestination destination() {
    return destination;
  }

  void stop() {
    server.stop();
    server.destroy();
  }
}
