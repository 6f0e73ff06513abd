package org.wellbundle.platform.http.internal.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.Bus;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.edge.Ambient;

/** Publishes resources as they come, and drains their calls before they go. */
@Component(service = RestPublisher.class)
public final class RestPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(RestPublisher.class);

  private final Bus bus;
  private final Ambient ambient;
  private final HttpSettings settings;
  private final Slots<RestServer> slots = new Slots<>();
  private final Map<ServiceReference<RestResources>, Slot<RestServer>> published =
      new ConcurrentHashMap<>();

  @Activate
  public RestPublisher(
      @Reference Bus bus, @Reference Ambient ambient, @Reference HttpSettings settings) {
    this.bus = bus;
    this.ambient = ambient;
    this.settings = settings;
  }

  Slots<RestServer> slots() {
    return slots;
  }

  @Reference(
      service = RestResources.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(RestResources contribution, ServiceReference<RestResources> reference) {
    Bundle owner = reference.getBundle();
    RestServer server = RestServer.start(bus, ambient, contribution.resources());
    Slot<RestServer> slot =
        new Slot<>(owner.getSymbolicName(), owner.getVersion(), contribution.roots(), server);
    published.put(reference, slot);
    slots.add(slot);
    LOG.info("published {} of {}", slot.keys(), slot);
  }

  /** Blocks the leaving bundle until its calls are done, or the deadline has passed. */
  void unbind(ServiceReference<RestResources> reference) {
    Slot<RestServer> slot = published.remove(reference);
    if (slot == null) {
      return;
    }
    slots.remove(slot);
    if (!slot.drain(settings.current().drain())) {
      LOG.warn("{} goes with {} calls in flight", slot, slot.inFlight());
    }
    slot.target().stop();
    LOG.info("withdrew {} of {}", slot.keys(), slot);
  }
}
