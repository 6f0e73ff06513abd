package org.wellbundle.module.notifications;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.notification.NotificationKind;

/** The kinds that are here now. Of two with one id the first to come counts. */
@Component(service = Kinds.class)
public final class Kinds {
  private final Map<ServiceReference<NotificationKind>, NotificationKind> offered =
      new ConcurrentHashMap<>();
  private final Promotions promotions;
  private final Promotions.Subscription subscription;
  private volatile SortedMap<String, NotificationKind> elected = new TreeMap<>();

  @Activate
  public Kinds(@Reference Promotions promotions) {
    this.promotions = promotions;
    this.subscription = promotions.onChange(this::elect);
  }

  /** These and no others. */
  Kinds(Iterable<NotificationKind> kinds) {
    this(Promotions.everythingServes());
    kinds.forEach(kind -> elected.put(kind.id(), kind));
  }

  @Deactivate
  void stop() {
    subscription.close();
  }

  @Reference(
      name = "kinds",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(NotificationKind kind, ServiceReference<NotificationKind> reference) {
    offered.put(reference, kind);
    elect();
  }

  void remove(NotificationKind kind, ServiceReference<NotificationKind> reference) {
    offered.remove(reference);
    elect();
  }

  private synchronized void elect() {
    SortedMap<String, NotificationKind> now = new TreeMap<>();
    offered.entrySet().stream()
        .filter(one -> promotions.serves(one.getKey().getBundle().getBundleId()))
        .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
        .forEach(one -> now.putIfAbsent(one.getValue().id(), one.getValue()));
    elected = now;
  }

  Optional<NotificationKind> find(String id) {
    return Optional.ofNullable(elected.get(id));
  }

  /** By id. */
  SortedMap<String, NotificationKind> all() {
    return elected;
  }
}
