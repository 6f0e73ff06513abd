package org.wellbundle.core.consent.internal.decision;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.consent.PurposeDeclaration.Notice;
import org.wellbundle.platform.database.Transaction;

/** Purposes and all versions of their notices. */
final class PurposeTable {
  private static final Logger LOG = LoggerFactory.getLogger(PurposeTable.class);

  private PurposeTable() {}

  /** Makes a declaration known; an older version than the one known changes nothing. */
  static void publish(Transaction tx, PurposeDeclaration declared) throws SQLException {
    try (PreparedStatement upsert =
        tx.connection()
            .prepareStatement(
                """
                insert into consent.purpose as known
                  (name, recipient, kinds, version, previous_counts_till)
                values (?, ?, ?, ?, now() + make_interval(secs => ?))
                on conflict (name) do update
                  set recipient = excluded.recipient, kinds = excluded.kinds, version = excluded.version,
                    previous_counts_till = case when excluded.version > known.version
                      then excluded.previous_counts_till else known.previous_counts_till end
                  where excluded.version > known.version
                    or excluded.version = known.version and (excluded.recipient, excluded.kinds)
                      is distinct from (known.recipient, known.kinds)
                """)) {
      upsert.setString(1, declared.purpose().name());
      upsert.setString(2, declared.recipient().name());
      upsert.setArray(
          3,
          tx.connection()
              .createArrayOf("text", declared.kinds().stream().map(DataKind::wireName).toArray()));
      upsert.setInt(4, declared.version());
      upsert.setLong(5, declared.grace().toSeconds());
      upsert.executeUpdate();
    }
    for (Map.Entry<String, Notice> notice : declared.notices().entrySet()) {
      keep(tx, declared, notice.getKey(), notice.getValue());
    }
  }

  private static void keep(
      Transaction tx, PurposeDeclaration declared, String language, Notice notice)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                """
                with added as (
                  insert into consent.notice (purpose, version, language, title, words)
                  values (?, ?, ?, ?, ?) on conflict do nothing returning 1)
                select exists (select from consent.notice where purpose = ? and version = ?
                  and language = ? and (title, words) is distinct from (?, ?))
                """)) {
      int index = 1;
      for (int round = 0; round < 2; round++) {
        insert.setString(index++, declared.purpose().name());
        insert.setInt(index++, declared.version());
        insert.setString(index++, language);
        insert.setString(index++, notice.title());
        insert.setString(index++, notice.text());
      }
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          LOG.error(
              "The notice {} version {} ({}) differs from the one people agreed to: give it a new"
                  + " version",
              declared.purpose().name(),
              declared.version(),
              language);
        }
      }
    }
  }
}
