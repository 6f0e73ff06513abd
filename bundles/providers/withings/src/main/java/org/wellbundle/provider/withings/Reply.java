package org.wellbundle.provider.withings;

import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.Json;

/** An answer of Withings, out of its envelope. */
sealed interface Reply {

  /** Status 0. */
  record Body(Json json) implements Reply {}

  /**
   * Anything else.
   *
   * @param status the envelope's status; 0 when there was no envelope
   */
  record Refusal(long status, FetchOutcome.Failure failure) implements Reply {}
}
