package org.wellbundle.core.providers;

import java.time.Instant;
import java.util.List;
import org.wellbundle.api.provider.FetchOutcome;

/** What came of a call through the gateway. */
public sealed interface Called<T> {

  /**
   * The provider answered.
   *
   * @param payloads every vendor answer seen during the call, in order, for keeping
   */
  record Answer<T>(T value, List<RawPayload> payloads) implements Called<T> {
    public Answer {
      payloads = List.copyOf(payloads);
    }
  }

  /** The provider's bundle is stopped or removed. */
  record Unavailable<T>(Instant since) implements Called<T> {}

  /** No answer: rate budget, time-out, refused refresh, defect of the bundle. */
  record Failed<T>(FetchOutcome.Failure failure) implements Called<T> {}

  /**
   * A vendor's answer as it came.
   *
   * @param call method and path, without query and tokens
   */
  record RawPayload(String call, int status, byte[] body) {}
}
