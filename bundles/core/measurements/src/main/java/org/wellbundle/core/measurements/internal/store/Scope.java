package org.wellbundle.core.measurements.internal.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;

/**
 * Whose rows a statement is about, and the connection to them. Every statement starts with tenant
 * and profile, so {@link #prepare} binds them first.
 */
public record Scope(Connection connection, TenantId tenant, ProfileId profile) {
  /** Prepares a statement whose first two parameters are tenant and profile. */
  public PreparedStatement prepare(String sql, Object... further) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setInt(1, tenant.value());
    statement.setLong(2, profile.value());
    for (int i = 0; i < further.length; i++) {
      bind(statement, i + 3, further[i]);
    }
    return statement;
  }

  /** An array of a PostgreSQL element type. Boxed numbers and strings travel in binary form. */
  public Array array(String type, @Nullable Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  /**
   * Keeps other writers of this profile out until the transaction ends. All writing of a profile
   * goes through here, so what is read afterwards stays true until the commit.
   */
  public void lock() throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtext('wellbundle.measurements'), ?)")) {
      lock.setInt(1, Long.hashCode(profile.value()));
      lock.execute();
    }
  }

  static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
    } else if (value instanceof Array array) {
      statement.setArray(index, array);
    } else {
      statement.setObject(index, value);
    }
  }
}
