package org.wellbundle.platform.database.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.IndependentTransactions;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.internal.schema.DatabaseSetup;
import org.wellbundle.platform.database.internal.schema.Roles;
import org.wellbundle.platform.database.internal.schema.SchemaAudit;
import org.wellbundle.platform.database.internal.schema.SchemaOwner;
import org.wellbundle.platform.database.internal.schema.SchemaRunner;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.Pools;
import org.wellbundle.platform.database.owner.OwnerAccess;

/**
 * A fresh database on a real PostgreSQL, with the roles, row-level security and transactions of
 * production. One server serves all test classes of a JVM (about 2 s once); a database takes 50 ms.
 *
 * <p>In the POM, besides {@code org.wellbundle.platform.database} itself (scope provided):
 *
 * <pre>{@code
 * <dependency><groupId>org.wellbundle</groupId>
 *   <artifactId>org.wellbundle.platform.database</artifactId><version>${project.version}</version>
 *   <type>test-jar</type><classifier>tests</classifier><scope>test</scope></dependency>
 * }</pre>
 *
 * <p>As a JUnit extension, one database per test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase db =
 *     TestDatabase.with(SchemaChanges.of("linking", LinkRepository.class, "001-links.sql"));
 *
 * @Test
 * void keepsALink() {
 *   db.transactions().runInTenant(new TenantId(7), tx -> ...);
 *   assertThat(db.violations()).isEmpty(); // the tables' row-level security is in order
 * }
 * }</pre>
 *
 * <p>Or by hand: {@code try (TestDatabase db = TestDatabase.with(...).open()) { ... }}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private final List<SchemaChanges> changes;
  private final List<Pools> pools = new ArrayList<>();
  private final Pools.Sizes sizes;
  private String name;
  private Pools first;

  private TestDatabase(List<SchemaChanges> changes, Pools.Sizes sizes) {
    this.changes = changes;
    this.sizes = sizes;
  }

  /** With these schemas applied in this order. */
  public static TestDatabase with(SchemaChanges... changes) {
    return new TestDatabase(Arrays.asList(changes), Pools.Sizes.standard());
  }

  /** The same with other sizes of the pools, and other limits in seconds. */
  public TestDatabase sized(int app, int dispatcher, int statementSeconds, int lockSeconds) {
    return new TestDatabase(
        changes, new Pools.Sizes(app, dispatcher, statementSeconds, lockSeconds));
  }

  /** Makes the database. The extension does it before the first test. */
  public TestDatabase open() {
    try {
      name = TestServer.get().create();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    apply(changes.toArray(new SchemaChanges[0]));
    first = newPools();
    return this;
  }

  /** Transactions as production hands them out. */
  public Transactions transactions() {
    return first.transactions();
  }

  /** The ones that may run inside of another. */
  public IndependentTransactions independentTransactions() {
    return first.independentTransactions();
  }

  /** Transactions over further pools: a second node on the same database. */
  public Transactions secondNode() {
    return newPools().transactions();
  }

  /** Connections of the owner: beyond row-level security, for preparing and for looking after. */
  public DataSource owner() {
    return address().ownerDataSource(TestServer.get().owner());
  }

  /** A single connection of the application's role that never named a tenant. */
  public DataSource appWithoutTenant() {
    return address().dataSource(roles().app(), sizes.statementSeconds(), sizes.lockSeconds());
  }

  /** Applies further changes. Returns the number of steps that were missing. */
  public int apply(SchemaChanges... more) {
    return Arrays.stream(more).mapToInt(runner()::apply).sum();
  }

  /** What applies changes. */
  public SchemaRunner runner() {
    return new SchemaRunner(owner(), roles());
  }

  /** What backup and restore work with. */
  public OwnerAccess ownerAccess() {
    return new SchemaOwner(owner(), new DatabaseSetup(address(), owner(), roles()), roles());
  }

  /** What is wrong with the guards of tenant-owned tables; empty when all is well. */
  public List<String> violations() {
    return new SchemaAudit(owner()).violations();
  }

  /** Runs statements as the owner. */
  public void execute(String sql) {
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** First column of every row, as text, read as the owner. */
  public List<String> query(String sql) {
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (row.next()) {
        column.add(row.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JDBC URL of this database. */
  public String url() {
    return address().url();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    pools.forEach(Pools::close);
    pools.clear();
    try {
      TestServer.get().drop(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Pools newPools() {
    Pools fresh = new Pools(address(), roles().app(), roles().dispatcher(), sizes);
    pools.add(fresh);
    return fresh;
  }

  private DatabaseAddress address() {
    return TestServer.get().address(name);
  }

  private static Roles roles() {
    return Roles.derived(TestServer.get().owner());
  }
}
