package org.wellbundle.sdk.testkit.withings.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has an account: the invented people, and as many made for load as asked for. */
public final class People {
  private static final int MOST_MEMBERS = 20_000;

  private final Cast cast;
  private final List<Person> named;
  private final Map<Long, Person> byId = new ConcurrentHashMap<>();
  private final Map<String, Person> byEmail = new ConcurrentHashMap<>();
  private int members;

  /**
   * @param today first day of the cloud, which histories reach back from
   */
  public People(LocalDate today) {
    cast = new Cast(today);
    named = cast.everyone();
    named.forEach(this::add);
  }

  /** Makes sure that at least so many {@code memberNNNN@load.example} exist. */
  public synchronized void ensureMembers(int count) {
    while (members < count) {
      add(cast.member(++members));
    }
  }

  public synchronized int members() {
    return members;
  }

  /** Those with a name and a story, as the login page lists them. */
  public List<Person> named() {
    return named;
  }

  public List<Person> all() {
    return new ArrayList<>(byId.values());
  }

  public Optional<Person> byId(long userid) {
    // A member whose tokens were remembered over a restart is made again when asked for.
    long number = userid - Cast.FIRST_LOAD_USERID;
    if (number > 0 && number <= MOST_MEMBERS) {
      ensureMembers((int) number);
    }
    return Optional.ofNullable(byId.get(userid));
  }

  public Optional<Person> byEmail(String email) {
    return Optional.ofNullable(byEmail.get(email.trim().toLowerCase(Locale.ROOT)));
  }

  /** By e-mail, user id, or the part of the e-mail before the @. */
  public Person find(String who) {
    return byEmail(who)
        .or(() -> byEmail(who + "@home.example"))
        .or(() -> byEmail(who + "@load.example"))
        .or(() -> who.matches("\\d{1,18}") ? byId(Long.parseLong(who)) : Optional.empty())
        .orElseThrow(() -> new IllegalArgumentException("Nobody here is called " + who));
  }

  /** The account that {@code mode=demo} and {@code getdemoaccess} use. */
  public Person demo() {
    return find("demo");
  }

  private void add(Person person) {
    byId.put(person.userid(), person);
    byEmail.put(person.email(), person);
  }
}
