package org.wellbundle.platform.http.internal.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;

class CleaningTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(Idempotency.changes());

  private final Idempotency idempotency = new Idempotency(db.transactions(), () -> "http");

  @Test
  void answersOlderThanADayGo() {
    KeptAnswers answers = idempotency.answers();
    for (int tenant = 1; tenant <= 2; tenant++) {
      var call =
          new KeptAnswers.Call(
              new TenantId(tenant),
              new AccountId(7),
              new byte[] {1},
              new byte[32],
              UUID.randomUUID());
      assertThat(answers.begin(call)).isInstanceOf(KeptAnswers.Verdict.Go.class);
      answers.keep(call, new KeptAnswers.Answer(201, null, null, null));
      // The same number in another tenant is another key.
      assertThat(answers.begin(call)).isInstanceOf(KeptAnswers.Verdict.Again.class);
    }
    assertThat(idempotency.clean(Clock.systemUTC())).isZero();
    Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    assertThat(idempotency.clean(tomorrow)).isEqualTo(2);
    assertThat(db.query("select count(*) from http.idempotency")).containsExactly("0");
  }
}
