package org.wellbundle.platform.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.module.HealthCheck.Result;
import org.wellbundle.platform.database.testing.TestDatabase;

class ClockCheckTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with();

  @ParameterizedTest
  @CsvSource({"PT1H, ahead of", "PT-1H, behind", "P1D, ahead of", "P-1D, behind"})
  void saysHowFarTheNodesClockIsOff(Duration jump, String how) {
    Result result = after(jump);

    assertThat(result.ok()).isFalse();
    assertThat(result.message())
        .containsPattern("clock is \\d+ s " + how + " the database's")
        .contains("same source");
  }

  @Test
  void isSilentAboutClocksThatAgree() {
    assertThat(after(Duration.ofSeconds(2)).ok()).isTrue();
  }

  private static Result after(Duration jump) {
    return new ClockCheck(DB.transactions(), Clock.offset(Clock.systemUTC(), jump)).check();
  }
}
