package org.wellbundle.core.consent.internal.person;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.Transaction;

/** Parts that hold data about people, remembered when their bundles are gone. */
final class PartTable {
  private PartTable() {}

  /** A part, by its name and schema. */
  record Part(String name, String schema) {}

  static void remember(Transaction tx, PersonalData data) throws SQLException {
    try (PreparedStatement upsert =
        tx.connection()
            .prepareStatement(
                "insert into consent.part (name, schema_name, position) values (?, ?, ?)"
                    + " on conflict (name) do update set schema_name = excluded.schema_name,"
                    + " position = excluded.position where (part.schema_name, part.position)"
                    + " is distinct from (excluded.schema_name, excluded.position)")) {
      upsert.setString(1, data.name());
      upsert.setString(2, data.schema());
      upsert.setInt(3, data.order());
      upsert.executeUpdate();
    }
  }

  static List<Part> all(Transaction tx) throws SQLException {
    return select(tx, "");
  }

  /** Those that hold something by profile. */
  static List<Part> byProfile(Transaction tx) throws SQLException {
    return select(
        tx, " where to_regprocedure(schema_name || '.erase_profile(bigint,bigint)') is not null");
  }

  private static List<Part> select(Transaction tx, String which) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (PreparedStatement query =
            tx.connection()
                .prepareStatement(
                    "select name, schema_name from consent.part" + which + " order by position");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        parts.add(new Part(row.getString(1), row.getString(2)));
      }
    }
    return parts;
  }

  static boolean hasFunctions(Transaction tx, String schema) throws SQLException {
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select to_regprocedure(?) is not null and to_regprocedure(?) is not null")) {
      query.setString(1, schema + ".erase_person(bigint,bigint[])");
      query.setString(2, schema + ".restrict_person(bigint,bigint[],boolean)");
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
