package org.wellbundle.platform.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;

class DatabaseComponentTest {
  @TempDir Path temp;
  private final FakeContext bundles = new FakeContext();
  private long known;

  @Test
  void bringsTheEmbeddedDatabaseUpAndStartsItAgainWhenItDies() throws Exception {
    DatabaseComponent component =
        new DatabaseComponent(bundles.context(), new Config("", "", temp.toString()));
    try {
      assertThat(component.check().ok()).as("says so while it is starting").isFalse();
      Await.until("the database is up", () -> component.check().ok());
      Transactions transactions = bundles.service(Transactions.class).orElseThrow();
      assertThat(bundles.service(IndependentTransactions.class)).isPresent();
      assertThat(answer(transactions)).isEqualTo("3");

      long killed = postmaster();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();

      Await.until("another one runs", () -> postmaster() != killed);
      Await.until("it answers again", () -> answers(transactions));
      Await.until("and says so", () -> component.check().ok());
    } finally {
      component.stop();
    }
    assertThat(bundles.service(Transactions.class)).isEmpty();
    assertThat(temp.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void waitsForAnExternalDatabaseAndSaysWhatIsWrong() throws Exception {
    Path home = temp.resolve("external");
    PostgresServer external =
        new PostgresServer(new PostgresSettings(home, cache(), 0, 60, Map.of()));
    external.start();
    EmbeddedBootstrap.prepare(external);
    String url = external.url(EmbeddedBootstrap.DATABASE);
    String password = external.ownerPassword();
    external.stop();

    DatabaseComponent component =
        new DatabaseComponent(bundles.context(), new Config(url, password, ""));
    try {
      Await.until("it says why", () -> component.check().message().contains("refused"));
      assertThat(bundles.service(Transactions.class)).isEmpty();

      external.start();
      Await.until("it connects", () -> component.check().ok());
      Transactions transactions = bundles.service(Transactions.class).orElseThrow();
      assertThat(answer(transactions)).isEqualTo("3");

      external.stop();
      Await.until("it notices", () -> !component.check().ok());
      external.start();
      Await.until("and recovers", () -> component.check().ok() && answers(transactions));
    } finally {
      component.stop();
      external.stop();
    }
  }

  private long postmaster() {
    try {
      Path file = temp.resolve("postgres/cluster/postmaster.pid");
      known = Long.parseLong(Files.readAllLines(file).get(0).trim());
    } catch (IOException | RuntimeException e) {
      // Between two servers, or in the middle of being written: as before.
    }
    return known;
  }

  private static boolean answers(Transactions transactions) {
    try {
      return answer(transactions).equals("3");
    } catch (org.wellbundle.platform.database.DatabaseException e) {
      return false;
    }
  }

  private static String answer(Transactions transactions) {
    return transactions.inTenant(
        new TenantId(3),
        tx -> {
          try (var statement = tx.connection().createStatement();
              var row = statement.executeQuery("select platform.current_tenant()")) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private static Path cache() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "wellbundle-test-" + System.getProperty("user.name"));
  }

  /** A configuration by hand. */
  private record Config(String url, String password, String dataDir) implements DatabaseConfig {
    @Override
    public int port() {
      return 0;
    }

    @Override
    public String user() {
      return "wellbundle_owner";
    }

    @Override
    public String appUser() {
      return "wellbundle_app";
    }

    @Override
    public String appPassword() {
      return "";
    }

    @Override
    public String dispatcherUser() {
      return "wellbundle_dispatcher";
    }

    @Override
    public String dispatcherPassword() {
      return "";
    }

    @Override
    public int poolSize() {
      return 4;
    }

    @Override
    public int dispatcherPoolSize() {
      return 2;
    }

    @Override
    public int statementTimeoutSeconds() {
      return 30;
    }

    @Override
    public int lockTimeoutSeconds() {
      return 10;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return DatabaseConfig.class;
    }
  }
}
