package org.wellbundle.sdk.tck.sample;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.api.provider.TokenHooks;
import org.wellbundle.api.provider.WearableProvider;

/**
 * A made-up manufacturer that keeps every rule; each mutant overrides one method and keeps one
 * less.
 */
class SampleProvider implements WearableProvider {
  private static final String API = "https://api.sample.example";

  @Override
  public ProviderDescriptor descriptor() {
    return SampleDescriptor.right();
  }

  @Override
  public AuthorizationPlan authorization() {
    return new AuthorizationPlan(
        URI.create("https://sample.example/authorize"),
        URI.create(API + "/token"),
        "client",
        List.of("read"),
        " ",
        true,
        Map.of(),
        new AuthorizationPlan.TokenAnswer(
            "/access_token", "/refresh_token", "/expires_in", "/scope", "/user_id"),
        hooks());
  }

  TokenHooks hooks() {
    return new TokenHooks() {
      @Override
      public Map<String, String> parameters(GrantType grant, ProviderContext context) {
        return tokenParameters(context);
      }

      @Override
      public Optional<Failure> refusal(GrantType grant, int status, Json answer) {
        return tokenRefusal(status, answer);
      }
    };
  }

  Map<String, String> tokenParameters(ProviderContext context) {
    return Map.of("client_secret", "s3cr3t-of-sample");
  }

  Optional<Failure> tokenRefusal(int status, Json answer) {
    if (status == 429 || status >= 500) {
      return Optional.of(new TryAgain("sample.token-status-" + status));
    }
    if (status != 200) {
      return Optional.of(
          answer.get("error").text().orElse("").equals("invalid_grant")
              ? new AuthorizationLost("sample.grant-refused")
              : new Broken("sample.client-refused"));
    }
    return answer.get("access_token").isPresent()
        ? Optional.empty()
        : Optional.of(new TryAgain("sample.no-token"));
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    if (descriptor().dataTypes().stream().noneMatch(t -> t.id().equals(request.dataType()))) {
      return new Broken("sample.data-type");
    }
    String query;
    if (request.range() instanceof Range.Window window) {
      query = "from=" + window.from().getEpochSecond() + "&to=" + window.to().getEpochSecond();
    } else if (request.range() instanceof Range.ChangedSince since
        && request.dataType().equals("days")
        && since.mark().matches("[0-9]{1,12}")) {
      query = "since=" + since.mark();
    } else {
      return new Broken("sample.range");
    }
    String cursor = request.cursor();
    if (cursor != null && !cursor.matches("[0-9]{1,6}")) {
      return new Broken("sample.cursor");
    }
    String page = cursor == null ? "1" : cursor;
    return ask(
        URI.create(API + "/" + request.dataType() + "?" + query + "&page=" + page),
        request,
        context);
  }

  FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
    Answer answer = context.client().get(address, Map.of());
    if (answer.status() != 200) {
      return failure(answer, context.clock().instant());
    }
    Json json;
    try {
      json = context.parse(answer.body());
    } catch (ProviderCallException e) {
      return new TryAgain("sample.not-json");
    }
    return page(json, request);
  }

  Failure failure(Answer answer, Instant now) {
    String reason = "sample.status-" + answer.status();
    return switch (answer.status()) {
      case 401 -> new TokenRejected(reason);
      case 429 -> new RateLimited(answer.retryAfter(now).orElse(now.plusSeconds(60)), reason);
      case 500, 502, 503, 504 -> new TryAgain(reason);
      default -> new Broken(reason);
    };
  }

  FetchOutcome page(Json json, FetchRequest request) {
    BatchBuilder batch = Batch.builder();
    for (Json item : json.get("items").items()) {
      try {
        map(item, request, batch);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        batch.unmapped("item", "unreadable");
      }
    }
    String next =
        json.get("next").wholeNumber().stream().mapToObj(Long::toString).findFirst().orElse(null);
    String mark =
        request.dataType().equals("days") ? json.get("mark").text().orElse("1767000000") : null;
    return new Page(batch.build(), next, mark, false);
  }

  void map(Json item, FetchRequest request, BatchBuilder batch) {
    String id = item.get("id").text().orElse("");
    RecordKey key = new RecordKey(id, Math.max(0, item.get("v").wholeNumber().orElse(0)));
    Origin origin = Origin.sensed("Sample Band", null);
    switch (request.dataType()) {
      case "days" -> {
        LocalDate day = LocalDate.parse(item.get("day").text().orElse(""));
        number(item, "steps")
            .ifPresent(v -> batch.add(new DailyTotal(key, Metric.STEPS, day, v, origin)));
        number(item, "km")
            .ifPresent(v -> batch.add(new DailyTotal(key, Metric.DISTANCE, day, v * 1000, origin)));
      }
      case "body" -> {
        Moment at = spot(item, request);
        number(item, "grams")
            .ifPresent(v -> batch.add(new Sample(key, Metric.WEIGHT, 0, at, v / 1000, origin)));
        number(item, "pulse")
            .ifPresent(v -> batch.add(new Sample(key, Metric.HEART_RATE, 0, at, v, origin)));
      }
      case "nights" -> batch.add(night(key, item, origin));
      default ->
          batch.add(
              new Workout(
                  key,
                  span(item),
                  item.get("kind").text().orElse("other"),
                  number(item, "kcal").map(v -> Map.of(Metric.ACTIVE_ENERGY, v)).orElse(Map.of()),
                  origin));
    }
  }

  static Optional<Double> number(Json item, String name) {
    return item.get(name).number().map(Number::doubleValue).filter(Double::isFinite);
  }

  /** With an offset of its own, or in the member's zone. */
  Moment spot(Json item, FetchRequest request) {
    String at = item.get("at").text().orElse("");
    if (at.endsWith("Z")) {
      return Moment.at(Instant.parse(at), request.accountZone(), OffsetSource.ACCOUNT);
    }
    OffsetDateTime time = OffsetDateTime.parse(at);
    return Moment.at(time.toInstant(), time.getOffset(), OffsetSource.RECORD);
  }

  static Moment span(Json item) {
    OffsetDateTime start = OffsetDateTime.parse(item.get("start").text().orElse(""));
    OffsetDateTime end = OffsetDateTime.parse(item.get("end").text().orElse(""));
    return new Moment(
        start.toInstant(),
        end.toInstant(),
        end.getOffset(),
        OffsetSource.RECORD,
        end.toLocalDate());
  }

  SleepSession night(RecordKey key, Json item, Origin origin) {
    int light = (int) item.get("light").wholeNumber().orElse(0);
    int deep = (int) item.get("deep").wholeNumber().orElse(0);
    return new SleepSession(
        key, span(item), light + deep, light, deep, null, null, 1, null, Map.of(), origin);
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    Json json;
    try {
      json = context.parse(new String(notification.body(), StandardCharsets.UTF_8));
    } catch (ProviderCallException e) {
      return new NotificationOutcome.Malformed("no JSON");
    }
    String user = json.get("user").text().orElse("");
    String owner = notification.linkVendorUserId();
    if (user.isEmpty() || (owner != null && !owner.equals(user))) {
      return new NotificationOutcome.Malformed("no user of this link");
    }
    if (json.get("event").text().orElse("").equals("bye")) {
      return new NotificationOutcome.Deauthorized(user, "sample.unlinked");
    }
    return new NotificationOutcome.Fetch(user, List.of(hint(notification)));
  }

  NotificationOutcome.Hint hint(Notification notification) {
    Instant until = notification.receivedAt();
    return new NotificationOutcome.Hint(
        "days", new Range.Window(until.minus(Duration.ofDays(1)), until));
  }

  @Override
  public CallOutcome subscribe(SubscriptionRequest request, ProviderContext context) {
    return form("/subscribe", request.callbackUrl(), context);
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return form("/revoke", request.callbackUrl(), context);
  }

  CallOutcome form(String path, URI callback, ProviderContext context) {
    Answer answer =
        context.client().postForm(URI.create(API + path), Map.of("callback", callback.toString()));
    return answer.status() == 200
        ? new CallOutcome.Done()
        : new CallOutcome.Failed(failure(answer, context.clock().instant()));
  }
}
