package org.wellbundle.operations.swap.internal.desired;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.wellbundle.api.module.HealthCheck;

/**
 * A node that starts isn't ready before it has looked at what should be installed, and what is
 * serves: callers a balancer sends would be told that a module isn't there. What needs longer than
 * a while doesn't keep the node away; and once it was ready, it stays so.
 */
final class Arrival implements HealthCheck {
  private final Supplier<List<String>> waiting;
  private final long end;
  private volatile boolean looked;
  private volatile boolean arrived;

  /**
   * @param waiting what installed modules wait for, a sentence each
   * @param longest wait for them
   */
  Arrival(Supplier<List<String>> waiting, Duration longest) {
    this.waiting = waiting;
    this.end = System.nanoTime() + longest.toNanos();
  }

  /** The first comparison with what should be is over. */
  void looked() {
    looked = true;
  }

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    if (arrived) {
      return Result.fine();
    }
    if (!looked) {
      return Result.failed("modules are compared with what should be installed");
    }
    List<String> troubles = waiting.get();
    if (troubles.isEmpty() || System.nanoTime() > end) {
      arrived = true;
      return Result.fine();
    }
    return Result.failed(String.join("; ", troubles));
  }
}
