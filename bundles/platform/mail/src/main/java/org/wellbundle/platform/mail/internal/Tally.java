package org.wellbundle.platform.mail.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of mails since this node started, by outcome. */
final class Tally {
  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

  void add(String outcome) {
    outcomes.computeIfAbsent(outcome, none -> new LongAdder()).increment();
  }

  Map<String, Long> read() {
    Map<String, Long> read = new TreeMap<>();
    outcomes.forEach((outcome, count) -> read.put(outcome, count.sum()));
    return read;
  }
}
