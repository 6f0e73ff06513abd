package org.wellbundle.sdk.testkit.withings.people;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody with a Withings account.
 *
 * @param since first day with data
 * @param goals daily steps, sleep in seconds, weight in grams; empty if none are set
 */
public record Person(
    long userid,
    String email,
    String name,
    String about,
    ZoneId home,
    List<Trip> trips,
    List<Device> devices,
    Body body,
    Habits habits,
    Set<Trait> traits,
    LocalDate since,
    List<Integer> goals) {

  /** Where this person is on that day. */
  public ZoneId zoneOn(LocalDate date) {
    return trips.stream().filter(t -> t.covers(date)).findFirst().map(Trip::zone).orElse(home);
  }

  public boolean awayOn(LocalDate date) {
    return trips.stream().anyMatch(t -> t.covers(date));
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The first device whose model fits. */
  public Optional<Device> device(Predicate<Model> fits) {
    return devices.stream().filter(d -> fits.test(d.model())).findFirst();
  }

  public Optional<Device> device(Model model) {
    return device(m -> m == model);
  }

  /** What counts this person's steps: a watch before a phone. */
  public Optional<Device> tracker() {
    return device(Model::isWatch).or(() -> device(Model::isPhone));
  }

  public String firstName() {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }
}
