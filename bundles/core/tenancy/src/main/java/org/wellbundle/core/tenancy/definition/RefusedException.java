package org.wellbundle.core.tenancy.definition;

/** Unwinds the reader; becomes a {@link Reading.Refused} at its edge. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
