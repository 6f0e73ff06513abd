package org.wellbundle.platform.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.Promotions;

class ElectedTest {
  private final Set<Long> held = new HashSet<>();
  private final Elected<String> elected =
      new Elected<>(
          new Promotions() {
            @Override
            public boolean serves(long bundleId) {
              return !held.contains(bundleId);
            }

            @Override
            public Subscription onChange(Runnable reelect) {
              return () -> {};
            }
          });

  @Test
  void leavesOutWhatIsHeldUntilItServes() {
    held.add(2L);
    elected.add(1L, "old");
    elected.add(2L, "new");
    assertThat(elected.serving()).containsExactly("old");

    held.remove(2L);
    held.add(1L);
    assertThat(elected.serving()).containsExactly("new");
  }

  @Test
  void forgetsWhatWent() {
    elected.add(1L, "old");
    elected.remove("old");
    assertThat(elected.serving()).isEmpty();
  }
}
