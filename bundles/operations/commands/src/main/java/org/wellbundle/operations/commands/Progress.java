package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says now and then how far something is, so that who waits knows that it goes on. */
final class Progress implements Consumer<String> {
  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final PrintStream out;
  private final LongSupplier nanos;
  private long last;

  Progress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  @Override
  public void accept(String line) {
    long now = nanos.getAsLong();
    if (now - last >= PAUSE) {
      last = now;
      out.println(line);
    }
  }
}
