package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;

/**
 * The course calls will take under one limit, from what was granted lately: the rules of {@link
 * Limits}, gone through step by step.
 */
final class Course {
  /** After as many spans the pace is even. */
  private static final int SPANS = 4;

  private final Rule rule;
  private final int[] lately;

  /** Calls within a number of steps. */
  record Pace(int calls, int steps) {}

  /**
   * One limit, in steps of time.
   *
   * @param cap calls within {@code span} steps
   * @param burst as many of them aren't paced
   */
  record Rule(Duration step, int cap, int span, int burst, Pace... paces) {}

  /**
   * @param lately calls granted, by age in steps, for the rule's span
   */
  Course(Rule rule, int[] lately) {
    this.rule = rule;
    this.lately = lately.clone();
  }

  /** Until that many more calls have been granted. */
  Duration until(long calls) {
    int length = rule.span() * (SPANS + 1);
    // granted[i]: all that was granted up to step i; now is step span
    long[] granted = new long[length + 1];
    for (int i = 1; i <= rule.span(); i++) {
      granted[i] = granted[i - 1] + lately[rule.span() - i];
    }
    long left = calls;
    for (int now = rule.span(); now < length; now++) {
      long free = free(granted, now);
      if (free >= left) {
        return rule.step().multipliedBy(now - (long) rule.span());
      }
      left -= free;
      granted[now] += free;
      granted[now + 1] = granted[now];
    }
    long even = Math.round((double) left * rule.span() / rule.cap());
    return rule.step().multipliedBy(length - (long) rule.span() + even);
  }

  private long free(long[] granted, int now) {
    long used = within(granted, now, rule.span());
    long unpaced = Math.max(0, rule.burst() - used);
    long paced = Long.MAX_VALUE;
    for (Pace pace : rule.paces()) {
      paced = Math.min(paced, pace.calls() - within(granted, now, pace.steps()));
    }
    return Math.max(0, Math.min(rule.cap() - used, Math.max(unpaced, paced)));
  }

  private static long within(long[] granted, int now, int steps) {
    return granted[now] - granted[Math.max(0, now - steps)];
  }
}
