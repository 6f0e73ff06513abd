package org.wellbundle.operations.swap.internal.desired;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.engine.Artifact;
import org.wellbundle.operations.swap.internal.engine.Shelf;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Signals;

/** Which modules and providers there should be, in PostgreSQL, with their bytes. */
@Component(service = DesiredStore.class)
public final class DesiredStore {
  static final String TOPIC = "modules";

  private final Transactions transactions;
  private final Signals signals;

  @Activate
  public DesiredStore(
      @Reference Transactions transactions,
      @Reference Signals signals,
      @Reference(target = ModulesSchema.READY) SchemaReady ready) {
    this(transactions, signals);
  }

  DesiredStore(Transactions transactions, Signals signals) {
    this.transactions = transactions;
    this.signals = signals;
  }

  /**
   * One row.
   *
   * @param hash null when nothing should be there
   */
  record Wanted(String symbolicName, @Nullable String hash) {}

  /** Wants a jar in place of whatever was wanted under its name. */
  public void want(Artifact artifact, String actor) {
    transactions.runInTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement insert =
              tx.connection()
                  .prepareStatement(
                      "insert into modules.artifact (hash, symbolic_name, version, jar)"
                          + " values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, artifact.hash());
            insert.setString(2, artifact.symbolicName());
            insert.setString(3, artifact.version().toString());
            insert.setBytes(4, bytes(artifact.jar()));
            insert.executeUpdate();
          }
          set(tx, artifact.symbolicName(), artifact.hash(), actor);
        });
  }

  /** Wants nothing under a name. */
  public void wantNothing(String symbolicName, String actor) {
    transactions.runInTenant(TenantId.PLATFORM, tx -> set(tx, symbolicName, null, actor));
  }

  private void set(Transaction tx, String symbolicName, @Nullable String hash, String actor)
      throws SQLException {
    update(
        tx,
        "insert into modules.desired (symbolic_name, hash, actor) values (?, ?, ?)"
            + " on conflict (symbolic_name) do update set hash = excluded.hash,"
            + " actor = excluded.actor, changed_at = now()",
        symbolicName,
        hash,
        actor);
    tx.afterCommit(() -> signals.tellAll(TOPIC, symbolicName));
  }

  /** Wants nothing in particular any more: nodes keep what they have. True when it was known. */
  public boolean forget(String symbolicName) {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          int rows =
              update(tx, "delete from modules.desired where symbolic_name = ?", symbolicName);
          rows += update(tx, "delete from modules.outcome where symbolic_name = ?", symbolicName);
          rows += update(tx, "delete from modules.artifact where symbolic_name = ?", symbolicName);
          return rows > 0;
        });
  }

  /** True when a jar is wanted under this name. */
  public boolean wants(String symbolicName) {
    return all().stream()
        .anyMatch(each -> each.symbolicName().equals(symbolicName) && each.hash() != null);
  }

  List<Wanted> all() {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          List<Wanted> all = new ArrayList<>();
          try (PreparedStatement query =
                  tx.connection()
                      .prepareStatement(
                          "select symbolic_name, hash from modules.desired order by 1");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              all.add(new Wanted(row.getString(1), row.getString(2)));
            }
          }
          return all;
        });
  }

  /** Brings a jar from the database onto the shelf. */
  Path fetch(String hash, Shelf shelf) {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement query =
              tx.connection().prepareStatement("select jar from modules.artifact where hash = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
              if (!row.next()) {
                throw new IllegalStateException("no bytes of " + hash);
              }
              InputStream jar = new ByteArrayInputStream(row.getBytes(1));
              return shelf.keep(jar);
            }
          }
        });
  }

  void outcome(String node, String symbolicName, @Nullable String hash, Report report) {
    transactions.runInTenant(
        TenantId.PLATFORM,
        tx ->
            update(
                tx,
                "insert into modules.outcome (node, symbolic_name, hash, code, sentence)"
                    + " values (?, ?, ?, ?, ?) on conflict (node, symbolic_name) do update set"
                    + " hash = excluded.hash, code = excluded.code, sentence = excluded.sentence,"
                    + " at = now()",
                node,
                symbolicName,
                hash,
                report.code(),
                report.sentence()));
  }

  private static int update(Transaction tx, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static byte[] bytes(Path jar) {
    try {
      return Files.readAllBytes(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
