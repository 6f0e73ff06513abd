package org.wellbundle.sdk.testkit.withings.notify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** All subscriptions; one per user, app, category and address. */
public final class Subscriptions {
  private final List<Subscription> all = new CopyOnWriteArrayList<>();

  public void put(Subscription subscription) {
    synchronized (all) {
      find(
              subscription.userid(),
              subscription.clientId(),
              subscription.appli(),
              subscription.callbackurl())
          .ifPresent(all::remove);
      all.add(subscription);
    }
  }

  public Optional<Subscription> find(long userid, String clientId, int appli, String callbackurl) {
    return of(userid, clientId).stream()
        .filter(s -> s.appli() == appli && s.callbackurl().equals(callbackurl))
        .findFirst();
  }

  public List<Subscription> of(long userid, String clientId) {
    return all.stream().filter(s -> s.userid() == userid && s.clientId().equals(clientId)).toList();
  }

  /** Everyone's, all apps', for one category about one user. */
  public List<Subscription> to(long userid, int appli) {
    return all.stream().filter(s -> s.userid() == userid && s.appli() == appli).toList();
  }

  public Set<Long> users() {
    return all.stream().map(Subscription::userid).collect(Collectors.toSet());
  }

  public boolean holds(Subscription subscription) {
    return all.contains(subscription);
  }

  public void remove(Subscription subscription) {
    all.remove(subscription);
  }

  public void removeAll(long userid, String clientId) {
    all.removeIf(s -> s.userid() == userid && s.clientId().equals(clientId));
  }

  public List<Subscription> all() {
    return List.copyOf(all);
  }
}
