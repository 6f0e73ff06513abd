package org.wellbundle.provider.withings;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.provider.withings.Reply.Body;
import org.wellbundle.provider.withings.Reply.Refusal;

/**
 * The one convention of this API: a form is posted, HTTP says 200 even for errors, and an envelope
 * {@code {"status":0,"body":{…}}} tells how it went. When the platform's client has no answer its
 * exception passes through.
 */
final class WithingsApi {

  private WithingsApi() {}

  /**
   * A call with the member's token.
   *
   * @param scope the scope it needs, null when none
   */
  static Reply asMember(
      ProviderContext context, URI address, Map<String, String> form, @Nullable String scope) {
    Answer answer = context.client().postForm(address, form);
    return open(
        answer, context, (status, body, now) -> Failures.ofStatus(status, body, scope, now));
  }

  /** A call in the app's own name. */
  static Reply asApp(ProviderContext context, URI address, Map<String, String> form) {
    Answer answer = context.client().postFormAsApp(address, form);
    return open(answer, context, Failures::ofSignedCall);
  }

  private static Reply open(Answer answer, ProviderContext context, Refusing refusing) {
    Instant now = context.clock().instant();
    if (answer.status() < 200 || answer.status() > 299) {
      return new Refusal(0, Failures.ofHttp(answer, now));
    }
    Json envelope;
    try {
      envelope = context.parse(answer.body());
    } catch (ProviderCallException e) {
      return new Refusal(0, new TryAgain("withings.not-json"));
    }
    OptionalLong status = envelope.get("status").wholeNumber();
    if (status.isEmpty()) {
      return new Refusal(0, new TryAgain("withings.no-status"));
    }
    Json body = envelope.get("body");
    return status.getAsLong() == 0
        ? new Body(body)
        : new Refusal(status.getAsLong(), refusing.failure(status.getAsLong(), body, now));
  }

  private interface Refusing {
    Failure failure(long status, Json body, Instant now);
  }
}
