package org.wellbundle.platform.messaging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The correlation id of the work a thread does outside of requests: a task, an event, a webhook.
 * Log lines written meanwhile carry it.
 */
public final class Correlation implements AutoCloseable {
  private static final String KEY = "correlationId";

  private final @Nullable String before;

  private Correlation(String id) {
    this.before = MDC.get(KEY);
    MDC.put(KEY, id);
  }

  /** Until closed, which restores what was there before. */
  public static Correlation of(String id) {
    return new Correlation(id);
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
