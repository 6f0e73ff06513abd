package org.wellbundle.core.providers.internal.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.wellbundle.platform.database.DatabaseException;

/**
 * A registration's page, as rows of {@code dispatch.rate_slice}.
 *
 * @param now the database's clock, read after the page was locked
 */
record JdbcPage(Connection connection, String registration, OffsetDateTime now)
    implements SliceBook.Page {

  static JdbcPage open(Connection connection, String registration) throws SQLException {
    try (PreparedStatement clock = connection.prepareStatement("select clock_timestamp()");
        ResultSet row = clock.executeQuery()) {
      row.next();
      return new JdbcPage(connection, registration, row.getObject(1, OffsetDateTime.class));
    }
  }

  /**
   * Drops what counts no more. Grants of the future (the server's clock was set back) count from
   * now on.
   */
  void tidy(Duration keep) {
    update(
        "delete from dispatch.rate_slice where registration = ? and granted_at < ?",
        registration,
        now.minus(keep));
    update(
        "update dispatch.rate_slice set granted_at = ? where registration = ? and granted_at > ?",
        now,
        registration,
        now);
  }

  @Override
  public int grantedWithin(Duration span) {
    return (int)
        query(
            "select coalesce(sum(calls), 0) from dispatch.rate_slice where registration = ? and"
                + " granted_at > ?",
            registration,
            now.minus(span));
  }

  @Override
  public int[] grantedLately(Duration step, int steps) {
    int[] calls = new int[steps];
    double seconds = step.toNanos() / 1e9;
    try (PreparedStatement statement =
            prepare(
                "select floor(extract(epoch from ? - granted_at) / ?)::int as age, sum(calls)::int"
                    + " from dispatch.rate_slice where registration = ? and granted_at > ?"
                    + " group by 1",
                now,
                seconds,
                registration,
                now.minus(step.multipliedBy(steps)));
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        calls[Math.max(0, Math.min(steps - 1, row.getInt(1)))] += row.getInt(2);
      }
      return calls;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Duration untilLeft(Duration span, int calls) {
    if (calls <= 0) {
      return Duration.ZERO;
    }
    long millis =
        query(
            "select coalesce(ceil(1000 * extract(epoch from min(granted_at) - ?)), 0) from (select"
                + " granted_at, sum(calls) over (order by granted_at, id) as so_far from"
                + " dispatch.rate_slice where registration = ? and granted_at > ?) slices where"
                + " so_far >= ?",
            now.minus(span),
            registration,
            now.minus(span),
            calls);
    return Duration.ofMillis(Math.max(1, millis));
  }

  @Override
  public long grant(int calls) {
    return query(
        "insert into dispatch.rate_slice (registration, granted_at, calls) values (?, ?, ?)"
            + " returning id",
        registration,
        now,
        calls);
  }

  @Override
  public void settle(long slice, int made) {
    update(
        "update dispatch.rate_slice set calls = ? where id = ? and registration = ?",
        made,
        slice,
        registration);
  }

  private long query(String sql, Object... values) {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void update(String sql, Object... values) {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static DatabaseException failed(SQLException e) {
    String state = e.getSQLState();
    return new DatabaseException(
        "rate budget: " + e.getMessage(), state == null ? "08000" : state, null, e);
  }
}
