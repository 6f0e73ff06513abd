package org.wellbundle.operations.swap.internal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTest {
  private final List<String> waiting = new ArrayList<>();

  @Test
  void aNodeIsReadyWhenItsModulesServeAndStaysSo() {
    Arrival arrival = new Arrival(() -> waiting, Duration.ofMinutes(1));
    waiting.add("steps 1.0.0: it isn't started");
    assertThat(arrival.check().ok()).as("before the first look").isFalse();

    arrival.looked();
    assertThat(arrival.check().message()).contains("steps 1.0.0: it isn't started");
    waiting.clear();
    assertThat(arrival.check().ok()).isTrue();

    waiting.add("steps 1.0.0: it waits for the database");
    assertThat(arrival.check().ok()).isTrue();
  }

  @Test
  void whatNeverComesDoesNotKeepTheNodeAway() {
    waiting.add("steps 1.0.0: it isn't started");
    Arrival arrival = new Arrival(() -> waiting, Duration.ZERO);
    assertThat(arrival.check().ok()).isFalse();

    arrival.looked();

    assertThat(arrival.check().ok()).isTrue();
  }
}
