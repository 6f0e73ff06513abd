package org.wellbundle.platform.http.internal.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams open on this node, by account. */
final class StreamBook {
  /** Account numbers are unique over all tenants. */
  private final Map<Long, Deque<EventStream>> byAccount = new ConcurrentHashMap<>();

  private final AtomicInteger count = new AtomicInteger();

  int size() {
    return count.get();
  }

  /** Adds a stream, and returns the account's oldest one when it has more than the most allowed. */
  @Nullable EventStream add(EventStream stream, int most) {
    List<EventStream> surplus = new ArrayList<>(1);
    byAccount.compute(
        account(stream),
        (account, known) -> {
          Deque<EventStream> streams = known == null ? new ArrayDeque<>() : known;
          streams.addLast(stream);
          if (streams.size() > most) {
            surplus.add(streams.getFirst());
          }
          return streams;
        });
    count.incrementAndGet();
    return surplus.isEmpty() ? null : surplus.get(0);
  }

  void remove(EventStream stream) {
    byAccount.computeIfPresent(
        account(stream),
        (account, streams) -> {
          if (streams.remove(stream)) {
            count.decrementAndGet();
          }
          return streams.isEmpty() ? null : streams;
        });
  }

  /** The streams of an account at this moment. */
  List<EventStream> of(long account) {
    List<EventStream> copy = new ArrayList<>();
    byAccount.computeIfPresent(
        account,
        (key, streams) -> {
          copy.addAll(streams);
          return streams;
        });
    return copy;
  }

  void forEach(Consumer<EventStream> action) {
    for (long account : byAccount.keySet()) {
      of(account).forEach(action);
    }
  }

  private static long account(EventStream stream) {
    return stream.principal().account().value();
  }
}
