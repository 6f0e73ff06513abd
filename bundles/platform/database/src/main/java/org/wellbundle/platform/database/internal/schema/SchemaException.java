package org.wellbundle.platform.database.internal.schema;

/** Roles or schema can't be made as wanted. The message is a sentence for the operator. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SchemaException(String message) {
    super(message);
  }

  public SchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
