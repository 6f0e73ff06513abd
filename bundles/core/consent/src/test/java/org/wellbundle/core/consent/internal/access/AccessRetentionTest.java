package org.wellbundle.core.consent.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.platform.database.testing.TestDatabase;

class AccessRetentionTest {
  @RegisterExtension
  static final TestDatabase DB =
      TestDatabase.with(PrivacySchemas.audit(), PrivacySchemas.consent());

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final int KEPT = 1_095;

  private final AccessRetention rule =
      new AccessRetention(DB.transactions(), Duration.ofDays(KEPT));

  @BeforeEach
  void empty() {
    DB.execute("truncate consent.access");
  }

  @Test
  void looksGoAfterTheirTimeInEveryTenant() {
    look(1, "old", KEPT + 1);
    look(2, "oldest", KEPT + 10);
    look(1, "young", KEPT - 1);
    look(2, "young", 0);

    assertThat(rule.due(NOW).rows()).isEqualTo(2);
    assertThat(rule.due(NOW).oldest()).isEqualTo(daysAgo(KEPT + 10));
    assertThat(rule.remove(NOW)).isEqualTo(2);

    assertThat(DB.query("select tenant_id || reason from consent.access order by 1"))
        .containsExactly("1young", "2young");
    assertThat(rule.due(NOW).rows()).isZero();
    assertThat(rule.remove(NOW)).isZero();
  }

  @Test
  void itGoesALittleAtATime() {
    DB.execute(
        ("insert into consent.access (tenant_id, account_id, at, actor_role, kinds, reason,"
                + " correlation_id) select 1, n, '%s'::timestamptz, 'support', '{}', 'old', ''"
                + " from generate_series(1, 1500) n")
            .formatted(daysAgo(KEPT + 5)));

    assertThat(rule.remove(NOW)).isEqualTo(1_000);
    assertThat(rule.remove(NOW)).isEqualTo(500);
    assertThat(rule.remove(NOW)).isZero();
  }

  @Test
  void withoutATimeEverythingStays() {
    look(1, "old", 20_000);
    AccessRetention never = new AccessRetention(DB.transactions(), null);

    assertThat(never.remove(NOW)).isZero();
    assertThat(never.due(NOW).rows()).isZero();
    assertThat(DB.query("select reason from consent.access")).containsExactly("old");
  }

  private static void look(int tenant, String reason, int daysOld) {
    DB.execute(
        ("insert into consent.access (tenant_id, account_id, at, actor_role, kinds, reason,"
                + " correlation_id) values (%d, 7, '%s', 'support', '{activity}', '%s', '')")
            .formatted(tenant, daysAgo(daysOld), reason));
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
