package org.wellbundle.itests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.testing.Database;

/** Tables as a count and a hash each, so that two states can be compared. */
final class Rows {
  private static final Map<String, String> OF_LINK = new LinkedHashMap<>();

  static {
    OF_LINK.put(
        "sample",
        "metric_id, site, start_at, end_at, value, local_date, offset_seconds, record_id");
    OF_LINK.put("daily_total", "metric_id, value, local_date, record_id");
    OF_LINK.put(
        "sleep_session",
        "record_id, start_at, end_at, local_date, asleep_seconds, light_seconds, deep_seconds,"
            + " rem_seconds, awake_seconds, wake_ups, detail_metrics, detail_values");
    OF_LINK.put("sleep_segment", "stage, start_at, end_at, local_date, record_id");
    OF_LINK.put(
        "workout", "record_id, start_at, end_at, local_date, kind, value_metrics, value_values");
  }

  private Rows() {}

  /** What an account's latest link brought. */
  static List<String> ofLatestLink(Database database, String email) {
    String link =
        " where link_id = (select max(l.id) from linking.link l join accounts.account a"
            + " on a.id = l.account_id where a.email = '"
            + email
            + "')";
    List<String> all = new ArrayList<>();
    OF_LINK.forEach(
        (table, columns) -> all.addAll(hash(database, "measurements." + table, columns, link)));
    return all;
  }

  /** Columns of tables as they are now, to be looked at again when there may be more of them. */
  static Map<String, String> shape(Database database, List<String> tables) {
    Map<String, String> shape = new LinkedHashMap<>();
    for (String table : tables) {
      shape.put(
          table,
          String.join(
              ", ",
              database.rows(
                  "select quote_ident(attname) from pg_attribute where attrelid = '"
                      + table
                      + "'::regclass and attnum > 0 and not attisdropped order by attnum")));
    }
    return shape;
  }

  static List<String> all(Database database, Map<String, String> shape) {
    List<String> all = new ArrayList<>();
    shape.forEach((table, columns) -> all.addAll(hash(database, table, columns, "")));
    return all;
  }

  private static List<String> hash(
      Database database, String table, String columns, String condition) {
    return database.rows(
        "select '%s', count(*), coalesce(md5(string_agg(h, '' order by h)), '-') from (select md5(row(%s)::text) h from %s%s) each"
            .formatted(table, columns, table, condition));
  }
}
