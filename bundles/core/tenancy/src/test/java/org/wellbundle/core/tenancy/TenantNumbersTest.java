package org.wellbundle.core.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

class TenantNumbersTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(TenancySchema.CHANGES);

  private final TenantNumbers numbers = new TenantNumbers(db.transactions(), () -> "tenancy");

  @Test
  void aTenantKeepsItsNumber() {
    TenantId harbor = numbers.of("harbor");

    assertThat(numbers.of("lagoon")).isNotEqualTo(harbor);
    assertThat(numbers.of("harbor")).isEqualTo(harbor);
  }

  @Test
  void twentyAtOnceGetOneNumber() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<TenantId>> asks =
          IntStream.range(0, 20)
              .<Callable<TenantId>>mapToObj(i -> () -> numbers.of("rush"))
              .toList();
      List<TenantId> answers =
          threads.invokeAll(asks).stream().map(TenantNumbersTest::result).toList();

      assertThat(answers).hasSize(20).containsOnly(numbers.of("rush"));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theApplicationCantTouchTheTable() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        new TenantId(1),
                        tx ->
                            tx.connection()
                                .createStatement()
                                .execute("delete from tenancy.tenant")))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    assertThat(db.violations()).isEmpty();
  }

  private static TenantId result(java.util.concurrent.Future<TenantId> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
