package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.CONTRACT;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Refusal;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;

/** What a provider makes of answers that are no data. */
public final class FailureRules {
  private static final Duration LONGEST_WAIT = Duration.ofHours(25);
  private static final int WAIT_SECONDS = 137;
  private static final String PAGE = "<html><head></head><body><h1>Service</h1></body></html>";

  public static final List<Rule> ALL =
      List.of(
          rule(
              "failure.unauthorized",
              "A 401 is a token that isn't accepted.",
              FailureRules::unauthorized),
          rule(
              "failure.forbidden",
              "A 403, a 400 or a 404 is never data, and never an exception.",
              FailureRules::forbidden),
          rule(
              "failure.rate-limited",
              "A 429 says until when, and obeys Retry-After in both its forms.",
              FailureRules::rateLimited),
          rule("failure.server", "A 5xx is tried again later.", FailureRules::server),
          rule(
              "failure.bodies",
              "A truncated, empty or foreign body is tried again later.",
              FailureRules::bodies),
          rule(
              "failure.vendor",
              "The vendor's own refusals mean what the vendor says.",
              FailureRules::vendor),
          rule(
              "failure.passed-on",
              "What the platform's client throws passes, and nothing is called after it.",
              FailureRules::passedOn),
          rule(
              "failure.no-retries",
              "It leaves trying again to the platform.",
              FailureRules::noRetries),
          rule(
              "failure.reasons",
              "A reason is a code, without a value, a name or a token.",
              FailureRules::reasons));

  private FailureRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, CONTRACT, promise, check);
  }

  private static Answer http(int status) {
    return new Answer(status, Map.of("content-type", "text/html"), PAGE);
  }

  /** What every data type makes of one answer. */
  private static void each(
      Subject subject, Answer answer, java.util.function.BiConsumer<DataType, FetchOutcome> then) {
    Visit visit = Visit.to(subject).answering(call -> answer);
    visit.dataTypes().forEach(type -> then.accept(type, visit.fetch(type)));
  }

  private static void wants(
      Subject subject,
      Answer answer,
      String what,
      Class<? extends FetchOutcome> wanted,
      Faults faults) {
    each(
        subject,
        answer,
        (type, outcome) ->
            faults.unless(
                wanted.isInstance(outcome),
                type.id()
                    + " makes "
                    + outcome.getClass().getSimpleName()
                    + " of "
                    + what
                    + ", not "
                    + wanted.getSimpleName()
                    + "."));
  }

  private static void unauthorized(Subject subject, Faults faults) {
    wants(subject, http(401), "a 401", TokenRejected.class, faults);
  }

  private static void forbidden(Subject subject, Faults faults) {
    for (int status : List.of(400, 403, 404, 302)) {
      wants(subject, http(status), "a " + status, Failure.class, faults);
      wants(subject, new Answer(status, Map.of(), "{}"), "a bare " + status, Failure.class, faults);
    }
  }

  private static void server(Subject subject, Faults faults) {
    for (int status : List.of(500, 502, 503, 504)) {
      wants(subject, http(status), "a " + status, TryAgain.class, faults);
      wants(
          subject, new Answer(status, Map.of(), ""), "an empty " + status, TryAgain.class, faults);
    }
  }

  private static void rateLimited(Subject subject, Faults faults) {
    Instant now = Visit.vendor(subject).now();
    Instant asked = now.plusSeconds(WAIT_SECONDS);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(asked.atOffset(ZoneOffset.UTC));
    Map<String, Instant> forms = new LinkedHashMap<>();
    forms.put("", now);
    forms.put(Integer.toString(WAIT_SECONDS), asked);
    forms.put(date, asked);
    forms.put("soon", now);
    forms.forEach(
        (header, least) ->
            each(
                subject,
                new Answer(429, header.isEmpty() ? Map.of() : Map.of("retry-after", header), "{}"),
                (type, outcome) -> {
                  if (outcome instanceof RateLimited limited) {
                    faults.unless(
                        limited.until().isAfter(now)
                            && !limited.until().isBefore(least.minusSeconds(1)),
                        type.id()
                            + " would call again too early after a 429 with Retry-After '"
                            + header
                            + "'.");
                    faults.unless(
                        limited.until().isBefore(now.plus(LONGEST_WAIT)),
                        type.id() + " would wait for more than a day.");
                  } else {
                    faults.add(
                        type.id() + " makes " + outcome.getClass().getSimpleName() + " of a 429.");
                  }
                }));
  }

  private static void bodies(Subject subject, Faults faults) {
    wants(subject, new Answer(200, Map.of(), ""), "an empty body", TryAgain.class, faults);
    wants(subject, new Answer(200, Map.of(), PAGE), "a web page", TryAgain.class, faults);
    VendorCloud vendor = Visit.vendor(subject);
    for (int part = 1; part <= 6; part++) {
      int seventh = part;
      Visit visit = Visit.to(subject).answering(call -> cut(vendor.answer(call), seventh));
      for (DataType type : visit.dataTypes()) {
        FetchOutcome outcome = visit.fetch(type);
        faults.unless(
            outcome instanceof TryAgain,
            type.id() + " makes " + outcome.getClass().getSimpleName() + " of a truncated body.");
      }
    }
  }

  private static Answer cut(Answer whole, int seventh) {
    String body = whole.body();
    int length = Math.max(1, body.stripTrailing().length() * seventh / 7);
    return new Answer(
        whole.status(), whole.headers(), body.substring(0, Math.min(length, body.length() - 1)));
  }

  private static void vendor(Subject subject, Faults faults) {
    for (Refusal refusal : Visit.vendor(subject).refusals()) {
      wants(subject, refusal.answer(), refusal.name(), refusal.outcome(), faults);
    }
  }

  private static void passedOn(Subject subject, Faults faults) {
    Failure cancelled = new TryAgain("http.cancelled");
    Function<Call, Answer> throwing =
        call -> {
          throw new ProviderCallException(cancelled);
        };
    for (DataType type : Visit.to(subject).dataTypes()) {
      Visit visit = Visit.to(subject).answering(throwing);
      FetchOutcome outcome = visit.fetch(type);
      faults.unless(
          outcome.equals(cancelled), type.id() + " turns a cancelled call into something else.");
      faults.unless(
          visit.calls().size() <= 1, type.id() + " goes on calling after it was cancelled.");
    }
  }

  private static void noRetries(Subject subject, Faults faults) {
    List<Answer> answers = List.of(http(503), http(429), http(401), http(500));
    for (Answer answer : answers) {
      for (DataType type : Visit.to(subject).dataTypes()) {
        Visit visit = Visit.to(subject).answering(call -> answer);
        visit.fetch(type);
        faults.unless(
            visit.calls().size() <= 1,
            type.id()
                + " calls "
                + visit.calls().size()
                + " times although it hears "
                + answer.status()
                + ".");
      }
    }
  }

  private static void reasons(Subject subject, Faults faults) {
    VendorCloud vendor = Visit.vendor(subject);
    List<Answer> answers = new ArrayList<>();
    for (int status : List.of(400, 401, 403, 404, 429, 500, 503)) {
      answers.add(
          new Answer(status, Map.of(), "{\"error\":\"" + vendor.vendorUserId() + " token-a\"}"));
    }
    vendor.refusals().forEach(refusal -> answers.add(refusal.answer()));
    for (Answer answer : answers) {
      each(
          subject,
          answer,
          (type, outcome) -> {
            if (outcome instanceof Failure failure) {
              String reason = failure.reason();
              faults.unless(
                  reason.matches("[a-z][a-z0-9]*(\\.[a-z0-9-]+)+") && reason.length() <= 60,
                  "A reason isn't a code like vendor.status-503.");
              faults.unless(
                  !reason.contains(vendor.vendorUserId())
                      && vendor.secrets().stream().noneMatch(reason::contains),
                  "A reason holds the person's id or a token.");
            } else if (outcome instanceof Page) {
              faults.add(type.id() + " makes a page of status " + answer.status() + ".");
            }
          });
    }
  }
}
