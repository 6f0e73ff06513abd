package org.wellbundle.sdk.testkit.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The calls received, newest kept, without secrets: proof for rate limits and retry rules. */
public final class CallLog {
  /**
   * One call.
   *
   * @param at the cloud's time
   * @param receivedMillis real time, milliseconds since 1970; rate limits are judged by it
   * @param client id of the calling app, or {@code ""} if unknown
   * @param user vendor's user id, or {@code ""}
   * @param arguments parameters in canonical order, secrets left out
   * @param outcome vendor's status code, or the fault that was played
   */
  public record Entry(
      long number,
      Instant at,
      long receivedMillis,
      String client,
      String user,
      String path,
      String action,
      String arguments,
      String outcome) {}

  private final int capacity;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Long> counters = new TreeMap<>();
  private long number;

  public CallLog(int capacity) {
    this.capacity = capacity;
  }

  public synchronized void add(
      Instant at,
      long receivedMillis,
      String client,
      String user,
      String path,
      String action,
      String arguments,
      String outcome) {
    if (entries.size() == capacity) {
      entries.removeFirst();
    }
    entries.addLast(
        new Entry(++number, at, receivedMillis, client, user, path, action, arguments, outcome));
    counters.merge(path + " " + action, 1L, Long::sum);
    counters.merge("outcome " + outcome, 1L, Long::sum);
    counters.merge("all", 1L, Long::sum);
  }

  public synchronized List<Entry> entries(Predicate<Entry> filter) {
    return entries.stream().filter(filter).toList();
  }

  /** Calls by {@code path action}, by {@code outcome n}, and {@code all}; never trimmed. */
  public synchronized Map<String, Long> counters() {
    return new TreeMap<>(counters);
  }

  /** The most calls of one app within any sixty seconds of real time among the entries kept. */
  public synchronized int busiestMinute(String client) {
    List<Long> times = new ArrayList<>();
    entries.stream()
        .filter(e -> e.client().equals(client))
        .forEach(e -> times.add(e.receivedMillis()));
    int busiest = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= 60_000) {
        first++;
      }
      busiest = Math.max(busiest, last - first + 1);
    }
    return busiest;
  }

  public synchronized void clear() {
    entries.clear();
    counters.clear();
  }
}
