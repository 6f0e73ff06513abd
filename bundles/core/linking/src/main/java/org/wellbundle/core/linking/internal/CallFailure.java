package org.wellbundle.core.linking.internal;

import java.util.Optional;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.core.providers.Called;

/** Why a call to a vendor didn't do what it should, if it didn't. */
final class CallFailure {
  private CallFailure() {}

  static Optional<FetchOutcome.Failure> of(Called<CallOutcome> called) {
    if (called instanceof Called.Failed<CallOutcome> failed) {
      return Optional.of(failed.failure());
    }
    if (called instanceof Called.Answer<CallOutcome> answer
        && answer.value() instanceof CallOutcome.Failed refused) {
      return Optional.of(refused.failure());
    }
    return Optional.empty();
  }
}
