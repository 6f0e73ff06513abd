package org.wellbundle.core.sync.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.sync.testing.MutableClock;
import org.wellbundle.platform.http.EventStreams;

class ProgressTickerTest {
  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final List<String> told = new ArrayList<>();
  private final ProgressTicker ticker =
      new ProgressTicker(
          new EventStreams() {
            @Override
            public void tell(
                TenantId tenant, AccountId account, String name, Map<String, String> ids) {
              told.add(account + " " + name + " " + ids.get("link"));
            }

            @Override
            public void tellEverybody(String name) {}
          },
          clock);

  @Test
  void tellsAtOnceThenOnceASecondAndTheLastChangeToo() {
    // when
    for (int i = 0; i < 10; i++) {
      ticker.moved(link());
    }
    // then
    assertThat(told).containsExactly("5 link-changed 3");
    // when
    ticker.flush();
    clock.advance(Duration.ofSeconds(1));
    ticker.flush();
    clock.advance(Duration.ofSeconds(1));
    ticker.flush();
    // then
    assertThat(told).hasSize(2);
  }

  private static LinkView link() {
    return new LinkView(
        new TenantId(1),
        new LinkId(3),
        new AccountId(5),
        new ProfileId(5),
        "fake",
        LinkState.BACKFILLING,
        null,
        Instant.EPOCH,
        null,
        null,
        null,
        "u");
  }
}
