package org.wellbundle.sdk.tck.sample;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;

/** Wrong when the vendor refuses. */
final class FailureMutants extends Mutants {
  @Override
  void fill() {
    failures();
    tokens();
  }

  private void failing(
      String rule, String what, java.util.function.BiFunction<Answer, Instant, Failure> failure) {
    add(
        rule,
        what,
        () ->
            new SampleProvider() {
              @Override
              Failure failure(Answer answer, Instant now) {
                Failure other = failure.apply(answer, now);
                return other == null ? super.failure(answer, now) : other;
              }
            });
  }

  private static String reason(Answer answer) {
    return "sample.status-" + answer.status();
  }

  private void failures() {
    failing(
        "failure.unauthorized",
        "an expired token ends the link",
        (a, now) -> a.status() == 401 ? new AuthorizationLost(reason(a)) : null);
    add(
        "failure.forbidden",
        "reads the body of any status",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                Answer answer = context.client().get(address, Map.of());
                return answer.status() == 403
                    ? page(context.parse("{}"), request)
                    : super.ask(address, request, context);
              }
            });
    failing(
        "failure.rate-limited",
        "no notice of Retry-After",
        (a, now) -> a.status() == 429 ? new RateLimited(now.plusSeconds(60), reason(a)) : null);
    failing(
        "failure.rate-limited",
        "waits for ever",
        (a, now) ->
            a.status() == 429 ? new RateLimited(now.plus(Duration.ofDays(90)), reason(a)) : null);
    failing(
        "failure.server",
        "gives up on a 503",
        (a, now) -> a.status() == 503 ? new Broken(reason(a)) : null);
    add(
        "failure.bodies",
        "a half answer is an empty one",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                FetchOutcome outcome = super.ask(address, request, context);
                return outcome.equals(new TryAgain("sample.not-json"))
                    ? new Page(Batch.empty(), null, "1", true)
                    : outcome;
              }
            });
    failing(
        "failure.vendor",
        "tries again what is gone for good",
        (a, now) -> a.status() == 410 ? new TryAgain(reason(a)) : null);
    add(
        "failure.passed-on",
        "catches the platform's exception and goes on",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                try {
                  return super.ask(address, request, context);
                } catch (ProviderCallException e) {
                  return super.ask(address, request, context);
                }
              }
            });
    add(
        "failure.no-retries",
        "tries three times by itself",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                FetchOutcome outcome = super.ask(address, request, context);
                for (int i = 0; i < 2 && outcome instanceof TryAgain; i++) {
                  outcome = super.ask(address, request, context);
                }
                return outcome;
              }
            });
    failing(
        "failure.reasons",
        "the vendor's message for a reason",
        (a, now) -> a.status() == 400 ? new Broken("Sample says: " + a.body()) : null);
    add(
        "payload.shapes",
        "casts what it hopes to find",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                json.get("items").items().get(0);
                return super.page(json, request);
              }
            });
    add(
        "payload.values",
        "throws at a record without an id",
        () ->
            new SampleProvider() {
              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                if (item.get("id").text().isEmpty()) {
                  throw new IllegalStateException("no id");
                }
                super.map(item, request, batch);
              }
            });
  }

  private void tokens() {
    add(
        "token.refusals",
        "a wrong secret costs members their links",
        () ->
            new SampleProvider() {
              @Override
              Optional<Failure> tokenRefusal(int status, Json answer) {
                return status == 401
                    ? Optional.of(new AuthorizationLost("sample.lost"))
                    : super.tokenRefusal(status, answer);
              }
            });
    add(
        "token.refusals",
        "an outage costs members their links",
        () ->
            new SampleProvider() {
              @Override
              Optional<Failure> tokenRefusal(int status, Json answer) {
                return status >= 500
                    ? Optional.of(new AuthorizationLost("sample.lost"))
                    : super.tokenRefusal(status, answer);
              }
            });
    add(
        "token.parameters",
        "sets the grant itself",
        () ->
            new SampleProvider() {
              @Override
              Map<String, String> tokenParameters(ProviderContext context) {
                return Map.of("grant_type", "refresh_token");
              }
            });
  }
}
