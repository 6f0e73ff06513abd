package org.wellbundle.platform.http.internal.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.cxf.Bus;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.platform.http.ApiCatalogue;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.idempotency.Idempotency;
import org.wellbundle.platform.http.internal.idempotency.IdempotencyFilter;
import org.wellbundle.platform.http.internal.limits.RateLimits;
import org.wellbundle.platform.http.internal.web.ModuleIds;

/** Publishes resources as they come, and drains their calls before they go. */
@Component(service = {RestPublisher.class, ApiCatalogue.class})
public final class RestPublisher implements ApiCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(RestPublisher.class);

  private final Bus bus;
  private final Ambient ambient;
  private final HttpSettings settings;
  private final RateLimits limits;
  private final Idempotency idempotency;
  private final Promotions promotions;
  private final Promotions.Subscription subscription;
  private final Slots<RestServer> slots = new Slots<>();
  private final Map<ServiceReference<RestResources>, Slot<RestServer>> published =
      new ConcurrentHashMap<>();
  private final Map<Slot<RestServer>, Set<Object>> resources = new ConcurrentHashMap<>();
  private final AtomicLong revision = new AtomicLong();

  @Activate
  public RestPublisher(
      @Reference Bus bus,
      @Reference Ambient ambient,
      @Reference HttpSettings settings,
      @Reference RateLimits limits,
      @Reference Idempotency idempotency,
      @Reference Promotions promotions) {
    this.bus = bus;
    this.ambient = ambient;
    this.settings = settings;
    this.limits = limits;
    this.idempotency = idempotency;
    this.promotions = promotions;
    this.subscription =
        promotions.onChange(
            () -> {
              slots.reelect();
              revision.incrementAndGet();
            });
  }

  @Deactivate
  void stop() {
    subscription.close();
  }

  Slots<RestServer> slots() {
    return slots;
  }

  @Override
  public long revision() {
    return revision.get();
  }

  @Override
  public List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    resources.forEach(
        (slot, objects) -> {
          Set<String> served = slots.servedBy(slot);
          if (!served.isEmpty()) {
            offers.add(new Offer(slot.owner(), slot.version().toString(), served, objects));
          }
        });
    offers.sort(Comparator.comparing(Offer::owner));
    return offers;
  }

  @Reference(
      service = RestResources.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(RestResources contribution, ServiceReference<RestResources> reference) {
    Bundle owner = reference.getBundle();
    RestServer server = RestServer.start(bus, ambient, filters(), contribution.resources());
    Slot<RestServer> slot =
        new Slot<>(
            owner.getSymbolicName(),
            owner.getVersion(),
            contribution.roots(),
            server,
            () -> promotions.serves(owner.getBundleId()),
            ModuleIds.of(owner));
    published.put(reference, slot);
    resources.put(slot, Set.copyOf(contribution.resources()));
    slots.add(slot);
    revision.incrementAndGet();
    LOG.info("published {} of {}", slot.keys(), slot);
  }

  /** New ones for each server: JAX-RS puts the server's own context into them. */
  private List<Object> filters() {
    return List.of(new CallFilter(ambient, limits), new IdempotencyFilter(idempotency, ambient));
  }

  /** Blocks the leaving bundle until its calls are done, or the deadline has passed. */
  void unbind(ServiceReference<RestResources> reference) {
    Slot<RestServer> slot = published.remove(reference);
    if (slot == null) {
      return;
    }
    slots.remove(slot);
    resources.remove(slot);
    revision.incrementAndGet();
    if (!slot.drain(settings.current().drain())) {
      LOG.warn("{} goes with {} calls in flight", slot, slot.inFlight());
    }
    slot.target().stop();
    LOG.info("withdrew {} of {}", slot.keys(), slot);
  }
}
