package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void speaksEveryTwoSecondsAtMost() {
    AtomicLong now = new AtomicLong();
    assertThat(
            Printed.lines(
                out -> {
                  Progress progress = new Progress(out, now::get);
                  progress.accept("1 of 4");
                  now.set(Duration.ofSeconds(2).toNanos());
                  progress.accept("2 of 4");
                  progress.accept("3 of 4");
                  now.set(Duration.ofSeconds(5).toNanos());
                  progress.accept("4 of 4");
                }))
        .containsExactly("2 of 4", "4 of 4");
  }
}
