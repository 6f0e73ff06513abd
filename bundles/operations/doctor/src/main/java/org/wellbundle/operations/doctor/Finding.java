package org.wellbundle.operations.doctor;

import java.util.Locale;

/** Something that is wrong, with what to do about it. */
record Finding(Severity severity, String part, String sentence, String nextStep) {
  /** Worst first. */
  enum Severity {
    FAILED,
    WARNING,
    NOTE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
