package org.wellbundle.module.leaderboards;

import java.time.LocalDate;

/** Days from one to another, both included. */
record Span(LocalDate from, LocalDate to) {
  boolean isEmpty() {
    return from.isAfter(to);
  }

  /** What of this lies within another span. */
  Span within(Span other) {
    return new Span(
        from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
  }
}
