package org.wellbundle.platform.http.internal.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.WebContributions;
import org.wellbundle.platform.http.WebFiles;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.events.EventHub;

/** What running bundles contribute to the web, and their files. */
@Component(service = {WebRegistry.class, WebFiles.class})
public final class WebRegistry implements WebFiles {
  private static final Logger LOG = LoggerFactory.getLogger(WebRegistry.class);
  private static final long KEPT_BYTES = 24L << 20;

  /** A swap is one change, not two. */
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final FileShelf shelf = new FileShelf(KEPT_BYTES);
  private final EventHub events;
  private final Promotions promotions;
  private final Promotions.Subscription subscription;
  private final Libraries libraries;
  private final AtomicBoolean telling = new AtomicBoolean();
  private final Map<ServiceReference<WebContributions>, Offer> offers = new LinkedHashMap<>();
  private volatile Map<String, Offer> current = Map.of();

  @Activate
  public WebRegistry(
      BundleContext context,
      @Reference HttpSettings settings,
      @Reference EventHub events,
      @Reference Promotions promotions) {
    this.events = events;
    this.promotions = promotions;
    this.subscription = promotions.onChange(this::reelect);
    this.libraries = new Libraries(context, settings.current().libraries(), shelf);
    libraries.open();
  }

  @Deactivate
  void stop() {
    subscription.close();
    libraries.close();
  }

  @Reference(
      service = WebContributions.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(WebContributions contributions, ServiceReference<WebContributions> reference) {
    Offer offer = read(contributions, reference.getBundle());
    shelf.put(offer.tree());
    synchronized (offers) {
      offers.put(reference, offer);
      elect(offer);
    }
    LOG.info("web contributions {} of {} {}", offer.id(), offer.owner(), offer.address());
    changed();
  }

  void unbind(ServiceReference<WebContributions> reference) {
    Offer offer;
    synchronized (offers) {
      offer = offers.remove(reference);
      elect(null);
    }
    if (offer != null) {
      shelf.retire(offer.tree());
      changed();
    }
  }

  private void reelect() {
    Map<String, Offer> before = current;
    synchronized (offers) {
      elect(null);
    }
    if (!before.equals(current)) {
      changed();
    }
  }

  private static Offer read(WebContributions contributions, Bundle bundle) {
    SortedMap<String, StaticFile> files =
        FileTree.read(bundle, "/web", path -> !path.endsWith(".html"));
    Version version = bundle.getVersion();
    String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    // With its fingerprint, so that a rebuilt bundle of the same version is not taken for the old.
    String address = number + "-" + FileTree.fingerprint(files);
    String id = contributions.id();
    FileTree tree = new FileTree("/ui/" + id + "/" + address, files);
    return new Offer(
        bundle.getBundleId(),
        bundle.getSymbolicName(),
        version,
        ModuleIds.of(bundle),
        id,
        address,
        contributions,
        tree);
  }

  /**
   * An id belongs to the bundle that offered it first; of its versions the highest that serves is
   * shown.
   */
  private void elect(@Nullable Offer added) {
    Map<String, List<Offer>> byId = new LinkedHashMap<>();
    offers.values().forEach(o -> byId.computeIfAbsent(o.id(), id -> new ArrayList<>()).add(o));
    Map<String, Offer> elected = new LinkedHashMap<>();
    byId.forEach(
        (id, candidates) -> {
          String owner = candidates.get(0).owner();
          candidates.stream()
              .filter(o -> o.owner().equals(owner) && promotions.serves(o.bundle()))
              .max(Comparator.comparing(Offer::version))
              .ifPresent(o -> elected.put(id, o));
        });
    current = Map.copyOf(elected);
    Offer holder = added == null ? null : elected.get(added.id());
    if (added != null && holder != null && !holder.owner().equals(added.owner())) {
      LOG.error(
          "contributions {} of {} refused: the id belongs to {}",
          added.id(),
          added.owner(),
          holder.owner());
    }
  }

  private void changed() {
    if (telling.compareAndSet(false, true)) {
      events.later(
          PAUSE,
          () -> {
            telling.set(false);
            events.tellEverybody("contributions-changed");
          });
    }
  }

  /** What is shown now, in no order. */
  Iterable<Offer> offers() {
    return current.values();
  }

  @Nullable StaticFile find(String address) {
    return shelf.find(address);
  }

  @Override
  public Optional<String> base(String contributionsId) {
    return Optional.ofNullable(current.get(contributionsId)).map(offer -> offer.tree().base());
  }

  @Override
  public Optional<String> library(String name) {
    return libraries.base(name);
  }

  @Override
  public Optional<byte[]> read(String address) {
    return Optional.ofNullable(find(address)).map(file -> file.content().clone());
  }
}
