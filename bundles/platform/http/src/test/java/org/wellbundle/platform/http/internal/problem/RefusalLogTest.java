package org.wellbundle.platform.http.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.Problem;

class RefusalLogTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> lines = new ArrayList<>();
  private final RefusalLog log = new RefusalLog(nanos::get, lines::add);

  @Test
  void whoTriedADoorAndWhichIsOneLine() {
    log.add(new Problem(403, "permission.missing", "No."), "17", "/api/v1/roster");
    log.add(new Problem(401, "session.refused", "No."), null, "/api/v1/session");
    assertThat(lines)
        .containsExactly(
            "refused 403 permission.missing account 17 at /api/v1/roster",
            "refused 401 session.refused account - at /api/v1/session");
  }

  @Test
  void mistakesAndPagesThatAskWhetherAnybodyIsThereAreNone() {
    log.add(new Problem(404, "not-found", "No."), "17", null);
    log.add(new Problem(400, "request.malformed", "No."), "17", null);
    log.add(new Problem(500, "internal", "No."), "17", null);
    log.add(new Problem(401, "session.required", "No."), null, "/api/v1/me");
    assertThat(lines).isEmpty();
  }

  @Test
  void aStormIsCountedRatherThanWritten() {
    for (int i = 0; i < 1000; i++) {
      log.add(new Problem(429, "rate.exceeded", "No."), "17", "/api/v1/me");
    }
    assertThat(lines).hasSize(20);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    log.add(new Problem(429, "rate.exceeded", "No."), "17", "/api/v1/me");
    assertThat(lines).hasSize(22).contains("980 more calls were refused within a second");
  }
}
