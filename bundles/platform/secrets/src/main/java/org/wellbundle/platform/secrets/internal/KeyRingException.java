package org.wellbundle.platform.secrets.internal;

/** Without the right master key nothing can be opened. The message is for the operator. */
final class KeyRingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyRingException(String message) {
    super(message);
  }

  KeyRingException(String message, Throwable cause) {
    super(message, cause);
  }
}
