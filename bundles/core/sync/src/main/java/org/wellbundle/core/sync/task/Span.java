package org.wellbundle.core.sync.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.Range;

/** What part of a data type a task fetches, as it is stored. */
public record Span(Kind kind, @Nullable Instant from, @Nullable Instant to, @Nullable String mark) {

  /** Names are stored. */
  public enum Kind {
    WINDOW,
    /** What came since the last read; settled when the task starts. */
    POLL,
    SINCE,
    CURRENT,
    /** What is at an address, whose hash is the mark. */
    REFERENCE
  }

  public static Span window(Instant from, Instant to) {
    return new Span(Kind.WINDOW, from, to, null);
  }

  public static Span poll() {
    return new Span(Kind.POLL, null, null, null);
  }

  public static Span since(String mark) {
    return new Span(Kind.SINCE, null, null, mark);
  }

  public static Span current() {
    return new Span(Kind.CURRENT, null, null, null);
  }

  /** The span of a hint; a mark that isn't ours means a poll. */
  public static Span of(Range range) {
    if (range instanceof Range.Window window) {
      return window(window.from(), window.to());
    }
    return range instanceof Range.Current ? current() : poll();
  }

  public Range range() {
    if (kind == Kind.WINDOW && from != null && to != null) {
      return new Range.Window(from, to);
    }
    if (kind == Kind.SINCE && mark != null) {
      return new Range.ChangedSince(mark);
    }
    if (kind == Kind.CURRENT) {
      return new Range.Current();
    }
    throw new IllegalStateException("span " + kind + " can't be asked for");
  }
}
