package org.wellbundle.operations.backup.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.wellbundle.operations.backup.internal.Ledger.Erased;

/** What a database knows about erased people, and the erasing of those it doesn't know yet. */
final class Erasures {
  private final Connection connection;
  private final Shape shape;

  Erasures(Connection connection) {
    this.connection = connection;
    this.shape = new Shape(connection);
  }

  /** True when there are people in this database at all. */
  boolean possible() throws SQLException {
    return shape
        .rows("select to_regclass('audit.pseudonym_key') is not null", row -> row.getBoolean(1))
        .get(0);
  }

  List<Erased> known() throws SQLException {
    return shape.rows(
        "select tenant_id, account_id from audit.pseudonym_key where erased_at is not null order by erased_at",
        row -> new Erased(row.getInt(1), row.getLong(2)));
  }

  /** Erases again in every part, in one go with the restore. Returns how many had come back. */
  int replay(Set<Erased> ledger) throws SQLException {
    if (ledger.isEmpty()) {
      return 0;
    }
    Set<Erased> done = Set.copyOf(known());
    List<String> parts =
        shape.rows(
            "select quote_ident(schema_name) from consent.part order by position",
            row -> row.getString(1));
    int count = 0;
    try (Statement statement = connection.createStatement()) {
      List<String> guarded = guarded();
      // The parts' functions rely on row-level security, which the owner passes by otherwise.
      for (String table : guarded) {
        statement.execute("alter table " + table + " force row level security");
      }
      for (Erased each : ledger) {
        if (!done.contains(each)) {
          erase(statement, parts, each);
          count++;
        }
      }
      for (String table : guarded) {
        statement.execute("alter table " + table + " no force row level security");
      }
    }
    return count;
  }

  private void erase(Statement statement, List<String> parts, Erased person) throws SQLException {
    statement.execute("set local app.tenant = '" + person.tenant() + "'");
    call(
        "select audit.append('person.erased', 'system', null, ?, null, null, '{}', 'restore')",
        person.account());
    String profiles = profiles(person.account());
    for (String part : parts) {
      call("select %s.erase_person(?, '%s')".formatted(part, profiles), person.account());
    }
    call(
        "insert into keyring.account_key (tenant_id, account_id, wrapped, shredded_at)"
            + " values (platform.current_tenant(), ?, null, now()) on conflict (tenant_id, account_id)"
            + " do update set wrapped = null, shredded_at = now() returning 1",
        person.account());
    // The chain is written now, while this tenant's rows can be seen.
    statement.execute("set constraints all immediate; set constraints all deferred");
  }

  /** Read before the first part takes them away. */
  private String profiles(long account) throws SQLException {
    return shape
        .rows(
            "select coalesce(array_agg(id), '{}')::bigint[]::text from accounts.profile where account_id = "
                + account,
            row -> row.getString(1))
        .get(0);
  }

  private void call(String sql, long account) throws SQLException {
    try (PreparedStatement call = connection.prepareStatement(sql)) {
      call.setLong(1, account);
      try (ResultSet row = call.executeQuery()) {
        row.next();
      }
    }
  }

  private List<String> guarded() throws SQLException {
    return shape.rows(
        "select oid::regclass::text from pg_class where relkind in ('r', 'p') and relrowsecurity"
            + " and not relforcerowsecurity order by oid",
        row -> row.getString(1));
  }
}
