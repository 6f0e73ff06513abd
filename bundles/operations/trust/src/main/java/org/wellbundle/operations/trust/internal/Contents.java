package org.wellbundle.operations.trust.internal;

import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import org.wellbundle.operations.trust.Verdict;

/** What the bytes of a jar say by themselves, whomever we trust just now. */
sealed interface Contents {
  /** It breaks a rule, whoever signed it. */
  record Refused(Verdict verdict) implements Contents {}

  /** A tenant's data, which needs no signature. */
  record Data() implements Contents {}

  /**
   * Every file is signed, and none was changed.
   *
   * @param signers of each file; files with the same ones are one entry
   */
  record Signed(List<Set<Certificate>> signers) implements Contents {
    public Signed {
      signers = List.copyOf(signers);
    }
  }
}
