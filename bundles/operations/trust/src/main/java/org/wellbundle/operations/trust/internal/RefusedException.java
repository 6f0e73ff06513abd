package org.wellbundle.operations.trust.internal;

import org.wellbundle.operations.trust.Verdict;

/** A rule isn't kept. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedException(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  Verdict verdict() {
    return Verdict.refuse(code, String.valueOf(getMessage()));
  }
}
