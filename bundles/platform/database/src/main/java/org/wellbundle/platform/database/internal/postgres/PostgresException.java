package org.wellbundle.platform.database.internal.postgres;

/** The embedded server can't do what it should. The message is a sentence for the operator. */
public final class PostgresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PostgresException(String message) {
    super(message);
  }

  public PostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
