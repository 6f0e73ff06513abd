package org.wellbundle.core.providers.internal.registry;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.WearableProvider;
import org.wellbundle.core.providers.ProviderGateway.ProviderStatus;
import org.wellbundle.core.providers.ProviderWatcher;
import org.wellbundle.core.providers.internal.Config;

/**
 * The only holder of provider services. A provider id has one owner: of two versions of a bundle
 * the higher one serves, unless a swap holds it, so that a new version can start before the old one
 * leaves; another bundle with the same id waits until the owner has gone.
 */
@Component(service = ProviderRegistry.class, configurationPid = Config.PID)
public final class ProviderRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistry.class);

  private final KnownProviders known;
  private final Clock clock;
  private final Duration drain;
  private final Election election = new Election();
  private final Map<String, Instant> goneSince = new ConcurrentHashMap<>();
  private final Consumer<Consumer<ProviderWatcher>> watchers;
  private final Instant startedAt;
  private final Promotions promotions;
  private final Promotions.Subscription subscription;
  private final Set<String> here = new HashSet<>();

  @Activate
  public ProviderRegistry(
      @Reference KnownProviders known,
      @Reference Watchers watchers,
      @Reference Promotions promotions,
      Config config) {
    this(
        known,
        watchers::tell,
        promotions,
        Clock.systemUTC(),
        Duration.ofSeconds(config.drainSeconds()));
  }

  /** Without swaps. A constructor of four would be mistaken for the component's own. */
  public static ProviderRegistry of(
      KnownProviders known,
      Consumer<Consumer<ProviderWatcher>> watchers,
      Clock clock,
      Duration drain) {
    return new ProviderRegistry(known, watchers, Promotions.everythingServes(), clock, drain);
  }

  private ProviderRegistry(
      KnownProviders known,
      Consumer<Consumer<ProviderWatcher>> watchers,
      Promotions promotions,
      Clock clock,
      Duration drain) {
    this.promotions = promotions;
    this.known = known;
    this.watchers = watchers;
    this.clock = clock;
    this.drain = drain;
    this.startedAt = clock.instant();
    this.subscription = promotions.onChange(this::reelect);
  }

  @Deactivate
  void stop() {
    subscription.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindProvider(WearableProvider provider, ServiceReference<WearableProvider> reference) {
    offer(
        new Offer(
            provider,
            reference.getBundle().getSymbolicName(),
            reference.getBundle().getVersion(),
            serviceId(reference),
            serves(reference.getBundle().getBundleId())));
  }

  void unbindProvider(ServiceReference<WearableProvider> reference) {
    withdraw(serviceId(reference));
  }

  private BooleanSupplier serves(long bundleId) {
    return () -> promotions.serves(bundleId);
  }

  private static long serviceId(ServiceReference<?> reference) {
    return (Long) reference.getProperty("service.id");
  }

  /** A provider came. */
  public void offer(Offer offer) {
    Slot probe = new Slot("?", offer);
    ProviderDescriptor descriptor = describe(probe);
    if (descriptor == null) {
      LOG.error("{} is refused: its descriptor can't be read", offer);
      return;
    }
    String id = descriptor.id();
    Slot slot = new Slot(id, offer);
    Slot owner = election.add(slot);
    if (!owner.offer().bundle().equals(offer.bundle())) {
      LOG.error("Provider id {} belongs to {}; {} waits until it is gone", id, owner, offer);
    } else {
      LOG.info("Provider {} is offered by {}", id, offer);
    }
    remember(descriptor);
    reelect();
  }

  /** Tells the watchers which ids came and went. */
  private void reelect() {
    List<String> came = new ArrayList<>();
    List<String> went = new ArrayList<>();
    synchronized (here) {
      Set<String> now = election.ids();
      now.stream().filter(here::add).forEach(came::add);
      here.stream().filter(id -> !now.contains(id)).forEach(went::add);
      here.retainAll(now);
      came.forEach(goneSince::remove);
      went.forEach(id -> goneSince.put(id, clock.instant()));
    }
    for (String id : came) {
      LOG.info("Provider {} is here", id);
      watchers.accept(watcher -> watcher.available(id));
    }
    for (String id : went) {
      LOG.info("Provider {} is gone", id);
      watchers.accept(watcher -> watcher.unavailable(id));
    }
  }

  /** A provider goes: waits for the calls inside it, at most as long as configured. */
  public void withdraw(long serviceId) {
    Slot slot = election.remove(serviceId);
    if (slot == null) {
      return;
    }
    ProviderDescriptor descriptor = describe(slot);
    String id = slot.id();
    LOG.info("Provider {} lost {}", id, slot.offer());
    reelect();
    if (!slot.drain(drain)) {
      LOG.warn(
          "{} calls of provider {} didn't end within {} s and are cancelled",
          slot.callsInFlight(),
          id,
          drain.toSeconds());
      slot.cancelCalls();
      slot.drain(Duration.ofSeconds(1));
    }
    if (descriptor != null) {
      remember(descriptor);
    }
  }

  /** Enters a provider; empty while it is away. Close what is returned, on this thread. */
  public Optional<InUse> enter(String providerId) {
    Slot slot = election.elected(providerId);
    while (slot != null) {
      InUse use = new InUse(slot);
      if (slot.enter(use)) {
        use.begin();
        return Optional.of(use);
      }
      Slot next = election.elected(providerId);
      slot = next == slot ? null : next;
    }
    return Optional.empty();
  }

  /** Since when a provider is away; when this node started if nothing else is known. */
  public Instant awaySince(String providerId) {
    Instant gone = goneSince.get(providerId);
    if (gone != null) {
      return gone;
    }
    KnownProviders.Known seen = known.all().get(providerId);
    return seen == null ? startedAt : seen.lastSeen();
  }

  public Optional<ProviderDescriptor> descriptor(String providerId) {
    Slot slot = election.elected(providerId);
    return slot == null ? Optional.empty() : Optional.ofNullable(describe(slot));
  }

  /** Every provider that is here or was here before, by id. */
  public List<ProviderStatus> all() {
    TreeSet<String> ids = new TreeSet<>(election.ids());
    ids.addAll(known.all().keySet());
    List<ProviderStatus> all = new ArrayList<>();
    for (String id : ids) {
      ProviderDescriptor descriptor = descriptor(id).orElse(null);
      all.add(new ProviderStatus(id, descriptor, descriptor == null ? awaySince(id) : null));
    }
    return all;
  }

  /** Whether a token is the secret part of the registration's address, as declared now or last. */
  public boolean isRegistrationToken(String providerId, String token) {
    byte[] hash = RegistrationToken.hash(token);
    byte[] expected =
        descriptor(providerId)
            .map(RegistrationToken::of)
            .orElseGet(
                () -> {
                  KnownProviders.Known seen = known.all().get(providerId);
                  return seen == null ? RegistrationToken.NONE : seen.hookHash();
                });
    return MessageDigest.isEqual(expected, hash);
  }

  /** Names by language tag, also of a provider that is away. */
  public Map<String, String> names(String providerId) {
    return descriptor(providerId)
        .map(ProviderDescriptor::names)
        .or(() -> Optional.ofNullable(known.all().get(providerId)).map(KnownProviders.Known::names))
        .orElse(Map.of());
  }

  private static @Nullable ProviderDescriptor describe(Slot slot) {
    InUse use = new InUse(slot);
    use.begin();
    try (use) {
      return slot.offer().provider().descriptor();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} can't describe itself", slot.offer(), e);
      return null;
    }
  }

  private void remember(ProviderDescriptor descriptor) {
    try {
      known.seen(descriptor, clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("Can't remember provider {}: {}", descriptor.id(), e.getMessage());
    }
  }
}
