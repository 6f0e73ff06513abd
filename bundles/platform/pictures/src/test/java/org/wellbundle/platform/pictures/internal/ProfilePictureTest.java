package org.wellbundle.platform.pictures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.pictures.Pictures.Picture;

class ProfilePictureTest {
  private static final TenantId ACME = new TenantId(1);
  private static final AccountId PAT = new AccountId(1001);
  private static final Picture PICTURE =
      new Picture("image/jpeg", new byte[] {1, 2, 3}, new byte[] {4});

  @RegisterExtension
  static final TestDatabase DB =
      TestDatabase.with(
          new SchemaChanges(
              "accounts",
              List.of(
                  new SchemaChanges.Step(
                      "1",
                      """
                      create table profile (tenant_id int, id bigint, account_id bigint, main boolean,
                        picture_id bigint, primary key (tenant_id, id));
                      select platform.guard_tenant_table('accounts.profile');
                      """))),
          PicturesSchema.changes());

  private final PictureStore pictures = new PictureStore();

  @BeforeEach
  void oneMainProfileAndOneMore() {
    DB.execute("truncate accounts.profile, pictures.picture");
    DB.execute("insert into accounts.profile values (1, 7, 1001, true), (1, 8, 1001, false)");
  }

  @Test
  void theProfilesPictureGoesWithItAndNoOther() {
    show(7);
    show(8);

    assertThat(erase(7)).as("the main one").isZero();
    assertThat(erase(8)).isEqualTo(1);
    assertThat(
            DB.query(
                "select p.id from accounts.profile p join pictures.picture i"
                    + " on i.id = p.picture_id"))
        .containsExactly("7");
  }

  @Test
  void aPictureThatIsJustComingInGoesToo() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Long> erased =
          DB.transactions()
              .inTenant(
                  ACME,
                  tx -> {
                    long id = pictures.store(tx, ACME, PAT, PICTURE);
                    tx.connection()
                        .createStatement()
                        .execute(
                            "update accounts.profile set picture_id = " + id + " where id = 8");
                    Future<Long> erasing = other.submit(() -> erase(8));
                    awaitThatItWaitsOrIsThrough(erasing);
                    return erasing;
                  });
      assertThat(erased.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    } finally {
      other.shutdown();
    }
    assertThat(DB.query("select count(*) from pictures.picture")).containsExactly("0");
  }

  private static void awaitThatItWaitsOrIsThrough(Future<Long> erasing) {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!erasing.isDone()
        && DB.query(
                "select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                    + " where not l.granted and a.datname = current_database()")
            .isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private void show(long profile) {
    long id = DB.transactions().inTenant(ACME, tx -> pictures.store(tx, ACME, PAT, PICTURE));
    DB.execute("update accounts.profile set picture_id = " + id + " where id = " + profile);
  }

  private static long erase(long profile) {
    return DB.transactions()
        .inTenant(
            ACME,
            tx -> {
              try (ResultSet row =
                  tx.connection()
                      .createStatement()
                      .executeQuery("select pictures.erase_profile(1001, " + profile + ")")) {
                row.next();
                return row.getLong(1);
              }
            });
  }
}
