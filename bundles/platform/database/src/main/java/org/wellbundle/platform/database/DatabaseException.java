package org.wellbundle.platform.database;

import org.jspecify.annotations.Nullable;

/** An SQL error. */
public class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sqlState;
  private final @Nullable String constraint;

  public DatabaseException(
      String message, String sqlState, @Nullable String constraint, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
    this.constraint = constraint;
  }

  /** SQLSTATE, five characters, {@code 08000} when there was no connection. */
  public String sqlState() {
    return sqlState;
  }

  /** Name of the constraint that refused the row, null for other errors. */
  public @Nullable String constraint() {
    return constraint;
  }

  /** True when the database couldn't be reached or went away: worth another try later. */
  public boolean unavailable() {
    return sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53");
  }

  public boolean uniqueViolation() {
    return "23505".equals(sqlState);
  }

  /** True when another transaction was in the way and a new try may succeed. */
  public boolean conflict() {
    return "40001".equals(sqlState) || "40P01".equals(sqlState) || "55P03".equals(sqlState);
  }
}
