package org.wellbundle.core.consent.internal.archive;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Archives in the database. */
final class ArchiveTable {
  private static final String TENANT = "tenant_id = (select platform.current_tenant())";
  private static final String COLUMNS =
      "select id, account_id, profiles, state, asked_at, finished_at, size, missing"
          + " from consent.archive where "
          + TENANT;

  private ArchiveTable() {}

  /**
   * @param state {@code preparing}, {@code ready} or {@code failed}
   * @param missing parts that were away
   */
  record Row(
      UUID id,
      AccountId account,
      Set<ProfileId> profiles,
      String state,
      Instant askedAt,
      @Nullable Instant finishedAt,
      long size,
      List<String> missing) {}

  /** A new one, unless one is being prepared. */
  static void insert(Transaction tx, Person person, UUID id, Instant now) throws SQLException {
    Array profiles =
        tx.connection()
            .createArrayOf("bigint", person.profiles().stream().map(ProfileId::value).toArray());
    execute(
        tx,
        "insert into consent.archive (tenant_id, id, account_id, profiles, state, asked_at,"
            + " next_at) values (?, ?, ?, ?, 'preparing', ?, ?) on conflict do nothing",
        person.tenant().value(),
        id,
        person.account().value(),
        profiles,
        at(now),
        at(now));
  }

  /** The newest first. */
  static List<Row> of(Transaction tx, AccountId account) throws SQLException {
    return rows(tx, COLUMNS + " and account_id = ? order by asked_at desc", account.value());
  }

  static Optional<Row> find(Transaction tx, UUID id) throws SQLException {
    return rows(tx, COLUMNS + " and id = ?", id).stream().findFirst();
  }

  static void clear(Transaction tx, UUID id) throws SQLException {
    execute(tx, "delete from consent.archive_piece where " + TENANT + " and archive_id = ?", id);
  }

  static void piece(Transaction tx, TenantId tenant, UUID id, int number, byte[] sealed)
      throws SQLException {
    execute(
        tx,
        "insert into consent.archive_piece (tenant_id, archive_id, number, content)"
            + " values (?, ?, ?, ?)",
        tenant.value(),
        id,
        number,
        sealed);
  }

  /** Sealed; empty after the last one. */
  static Optional<byte[]> piece(Transaction tx, UUID id, int number) throws SQLException {
    try (PreparedStatement query =
            statement(
                tx,
                "select content from consent.archive_piece where "
                    + TENANT
                    + " and archive_id = ? and number = ?",
                id,
                number);
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
    }
  }

  static void finish(
      Transaction tx, UUID id, String state, long size, Set<String> missing, Instant now)
      throws SQLException {
    execute(
        tx,
        "update consent.archive set state = ?, size = ?, missing = ?, finished_at = ?,"
            + " next_at = null where "
            + TENANT
            + " and id = ?",
        state,
        size,
        tx.connection().createArrayOf("text", missing.toArray()),
        at(now),
        id);
  }

  static void tryAgain(Transaction tx, UUID id, Instant then) throws SQLException {
    execute(
        tx, "update consent.archive set next_at = ? where " + TENANT + " and id = ?", at(then), id);
  }

  /** Earlier ones of whom the archive is of. */
  static void removeOthers(Transaction tx, Row kept) throws SQLException {
    execute(
        tx,
        "delete from consent.archive where "
            + TENANT
            + " and account_id = ? and id <> ? and finished_at is not null",
        kept.account().value(),
        kept.id());
  }

  private static List<Row> rows(Transaction tx, String sql, Object... values) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement query = statement(tx, sql, values);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        OffsetDateTime finished = row.getObject(6, OffsetDateTime.class);
        rows.add(
            new Row(
                row.getObject(1, UUID.class),
                new AccountId(row.getLong(2)),
                List.of((Long[]) row.getArray(3).getArray()).stream()
                    .map(ProfileId::new)
                    .collect(Collectors.toSet()),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong(7),
                List.of((String[]) row.getArray(8).getArray())));
      }
    }
    return rows;
  }

  private static void execute(Transaction tx, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(tx, sql, values)) {
      statement.executeUpdate();
    }
  }

  private static PreparedStatement statement(Transaction tx, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = tx.connection().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
