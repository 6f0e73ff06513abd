package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Links in the database. Row-level security limits every statement to the transaction's tenant. */
final class LinkTable {
  private static final String COLUMNS =
      "select tenant_id, id, account_id, profile_id, provider_id, state, reason, linked_at,"
          + " last_contact_at, last_data_at, newest_sample_at, vendor_user_id from linking.link";
  private static final String ACTIVE = " and state not in ('UNLINKING', 'UNLINKED')";

  private LinkTable() {}

  /** What a new link begins with. */
  record NewLink(
      TenantId tenant,
      AccountId account,
      ProfileId profile,
      String providerId,
      String registration,
      String vendorUserId,
      byte[] hookToken,
      Instant linkedAt) {}

  static LinkId insert(Transaction tx, NewLink link) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into linking.link (tenant_id, account_id, profile_id, provider_id,"
                    + " registration, vendor_user_id, state, linked_at, hook_token)"
                    + " values (?, ?, ?, ?, ?, ?, 'BACKFILLING', ?, ?) returning id")) {
      insert.setInt(1, link.tenant().value());
      insert.setLong(2, link.account().value());
      insert.setLong(3, link.profile().value());
      insert.setString(4, link.providerId());
      insert.setString(5, link.registration());
      insert.setString(6, link.vendorUserId());
      insert.setObject(7, link.linkedAt().atOffset(ZoneOffset.UTC));
      insert.setBytes(8, link.hookToken());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new LinkId(row.getLong(1));
      }
    }
  }

  static Optional<LinkView> find(Transaction tx, LinkId link) throws SQLException {
    return one(tx, COLUMNS + " where id = ?", link.value());
  }

  static Optional<LinkView> lock(Transaction tx, LinkId link) throws SQLException {
    return one(tx, COLUMNS + " where id = ? for update", link.value());
  }

  /** The account's one link. */
  static Optional<LinkView> current(Transaction tx, AccountId account) throws SQLException {
    return one(tx, COLUMNS + " where account_id = ?" + ACTIVE, account.value());
  }

  static Optional<LinkView> lockCurrent(Transaction tx, AccountId account) throws SQLException {
    return one(tx, COLUMNS + " where account_id = ?" + ACTIVE + " for update", account.value());
  }

  /** The link being unlinked last, if any is. */
  static Optional<LinkView> unlinking(Transaction tx, AccountId account) throws SQLException {
    return one(
        tx,
        COLUMNS + " where account_id = ? and state = 'UNLINKING' order by id desc limit 1",
        account.value());
  }

  /** The last link, while its end is worth a word: the vendor didn't confirm it. */
  static Optional<LinkView> endedBadly(Transaction tx, AccountId account, Instant since)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                COLUMNS
                    + " where account_id = ? and state = 'UNLINKED' and reason = ?"
                    + " and ended_at > ? and id = (select max(id) from linking.link"
                    + " where account_id = ?)")) {
      select.setLong(1, account.value());
      select.setString(2, LinkBook.REVOCATION_FAILED);
      select.setObject(3, since.atOffset(ZoneOffset.UTC));
      select.setLong(4, account.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(view(row)) : Optional.empty();
      }
    }
  }

  /** Active links of a provider that are, or are not, marked as missing it. */
  static List<LinkId> ofProvider(Transaction tx, String providerId, boolean missing, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select id from linking.link where provider_id = ?"
                    + ACTIVE
                    + " and (state = 'PROVIDER_MISSING') = ? order by id limit ?")) {
      select.setString(1, providerId);
      select.setBoolean(2, missing);
      select.setInt(3, limit);
      List<LinkId> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(new LinkId(rows.getLong(1)));
        }
      }
      return ids;
    }
  }

  static void state(Transaction tx, LinkId link, LinkState to, @Nullable String reason, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update linking.link set"
                    + " state_before = case when state = 'PROVIDER_MISSING' then state_before"
                    + "                     else state end,"
                    + " reason_before = case when state = 'PROVIDER_MISSING' then reason_before"
                    + "                      else reason end,"
                    + " state = ?, reason = ?,"
                    + " ended_at = case when ? then coalesce(ended_at, ?) else ended_at end"
                    + " where id = ?")) {
      update.setString(1, to.name());
      update.setString(2, reason);
      update.setBoolean(3, !to.holdsAccount());
      update.setObject(4, now.atOffset(ZoneOffset.UTC));
      update.setLong(5, link.value());
      update.executeUpdate();
    }
  }

  /** A state and its reason. */
  record Standing(LinkState state, @Nullable String reason) {}

  /** How it stood before its provider went missing. */
  static Standing beforeMissing(Transaction tx, LinkId link) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select state_before, reason_before from linking.link where id = ?")) {
      select.setLong(1, link.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getString(1) != null
            ? new Standing(LinkState.valueOf(row.getString(1)), row.getString(2))
            : new Standing(LinkState.LIVE, null);
      }
    }
  }

  /** From now on, for as long as a call may take, a revocation may reach the vendor. */
  static void revoking(Transaction tx, LinkId link, Duration atMost) throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update linking.link set revoking_until = clock_timestamp()"
                    + " + ? * interval '1 millisecond' where id = ?")) {
      update.setLong(1, atMost.toMillis());
      update.setLong(2, link.value());
      update.executeUpdate();
    }
  }

  /** Whether a revocation may reach, or have reached, the vendor after an instant. */
  static boolean revokingAfter(Transaction tx, LinkId link, Instant instant) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select coalesce(revoking_until >= ?, false) from linking.link where id = ?")) {
      select.setObject(1, instant.atOffset(ZoneOffset.UTC));
      select.setLong(2, link.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static void registration(Transaction tx, LinkId link, String registration) throws SQLException {
    try (PreparedStatement update =
        tx.connection().prepareStatement("update linking.link set registration = ? where id = ?")) {
      update.setString(1, registration);
      update.setLong(2, link.value());
      update.executeUpdate();
    }
  }

  static Optional<String> registration(Transaction tx, LinkId link) throws SQLException {
    return text(tx, "select registration from linking.link where id = ?", link);
  }

  static byte @Nullable [] hookToken(Transaction tx, LinkId link) throws SQLException {
    try (PreparedStatement select =
        tx.connection().prepareStatement("select hook_token from linking.link where id = ?")) {
      select.setLong(1, link.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    }
  }

  static void contacted(Transaction tx, LinkId link, Instant at) throws SQLException {
    touch(
        tx,
        "update linking.link set last_contact_at = greatest(last_contact_at, ?) where id = ?",
        link,
        at);
  }

  static void dataArrived(Transaction tx, LinkId link, Instant at, @Nullable Instant newest)
      throws SQLException {
    touch(
        tx,
        "update linking.link set last_data_at = greatest(last_data_at, ?) where id = ?",
        link,
        at);
    if (newest != null) {
      touch(
          tx,
          "update linking.link set newest_sample_at = greatest(newest_sample_at, ?) where id = ?",
          link,
          newest);
    }
  }

  private static void touch(Transaction tx, String sql, LinkId link, Instant at)
      throws SQLException {
    try (PreparedStatement update = tx.connection().prepareStatement(sql)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setLong(2, link.value());
      update.executeUpdate();
    }
  }

  private static Optional<String> text(Transaction tx, String sql, LinkId link)
      throws SQLException {
    try (PreparedStatement select = tx.connection().prepareStatement(sql)) {
      select.setLong(1, link.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static Optional<LinkView> one(Transaction tx, String sql, long key) throws SQLException {
    try (PreparedStatement select = tx.connection().prepareStatement(sql)) {
      select.setLong(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(view(row)) : Optional.empty();
      }
    }
  }

  private static LinkView view(ResultSet row) throws SQLException {
    return new LinkView(
        new TenantId(row.getInt(1)),
        new LinkId(row.getLong(2)),
        new AccountId(row.getLong(3)),
        new ProfileId(row.getLong(4)),
        row.getString(5),
        LinkState.valueOf(row.getString(6)),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        instant(row, 9),
        instant(row, 10),
        instant(row, 11),
        row.getString(12));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
