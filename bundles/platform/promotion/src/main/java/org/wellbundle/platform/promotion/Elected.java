package org.wellbundle.platform.promotion;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.api.module.Promotions;

/**
 * Services of an extension point that all count together, such as health checks. Those of a held
 * bundle are kept and left out until it serves. Safe for use by several threads.
 */
public final class Elected<T> {
  private final Promotions promotions;
  private final List<Offer<T>> offers = new CopyOnWriteArrayList<>();

  private record Offer<T>(long bundle, T service) {}

  public Elected(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * @param bundle id of the bundle that registered the service
   */
  public void add(long bundle, T service) {
    offers.add(new Offer<>(bundle, service));
  }

  public void remove(T service) {
    offers.removeIf(offer -> offer.service() == service);
  }

  /** Services of the bundles that serve at this moment, in the order they came. */
  public List<T> serving() {
    return offers.stream()
        .filter(offer -> promotions.serves(offer.bundle()))
        .map(Offer::service)
        .toList();
  }
}
