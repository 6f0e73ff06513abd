package org.wellbundle.core.providers.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.Notification;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.api.provider.TokenHooks;
import org.wellbundle.api.provider.WearableProvider;

/** A provider for {@link FakeVendor}. */
public final class FakeProvider implements WearableProvider {
  private final String id;
  private final FakeVendor vendor;
  private final List<RateLimit> limits = new ArrayList<>();
  private final String registration;

  public FakeProvider(String id, FakeVendor vendor) {
    this(id, vendor, "app-" + id);
  }

  public FakeProvider(String id, FakeVendor vendor, String registration) {
    this.id = id;
    this.vendor = vendor;
    this.registration = registration;
  }

  public FakeProvider limited(int calls, Duration per) {
    limits.add(new RateLimit(calls, per));
    return this;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        id,
        Map.of("en", "Fake " + id, "de", "Falsch " + id),
        null,
        List.of(
            new DataType(
                "activity",
                Set.of(Metric.STEPS),
                DataType.Phase.FIRST,
                90,
                null,
                true,
                Duration.ofDays(3),
                null)),
        List.of(new DeviceMetrics("Band 1", "watch", Set.of(Metric.STEPS))),
        limits,
        Set.of(vendor.host()),
        new NotificationStyle(
            NotificationStyle.Kind.PING,
            NotificationStyle.TokenScope.LINK,
            4096,
            Set.of("application/x-www-form-urlencoded")),
        registration,
        null);
  }

  @Override
  public AuthorizationPlan authorization() {
    return new AuthorizationPlan(
        vendor.url("/authorize"),
        vendor.url("/token"),
        registration,
        List.of("metrics", "activity"),
        ",",
        false,
        Map.of(),
        new AuthorizationPlan.TokenAnswer(
            "/body/access_token",
            "/body/refresh_token",
            "/body/expires_in",
            "/body/scope",
            "/body/userid"),
        new Hooks());
  }

  private static final class Hooks implements TokenHooks {
    @Override
    public Map<String, String> parameters(GrantType grant, ProviderContext context) {
      return Map.of("action", "requesttoken");
    }

    @Override
    public Optional<FetchOutcome.Failure> refusal(GrantType grant, int httpStatus, Json answer) {
      long status = answer.get("status").wholeNumber().orElse(-1);
      if (status == 0) {
        return Optional.empty();
      }
      return Optional.of(
          status == 503
              ? new FetchOutcome.AuthorizationLost("fake.status-503")
              : new FetchOutcome.TryAgain("fake.status-" + status));
    }
  }

  /** Asks for data; the status decides. */
  public static FetchOutcome.Failure call(
      FakeVendor vendor, ProviderContext context, String path, Map<String, String> form) {
    var answer = context.client().postForm(vendor.url(path), form);
    if (answer.status() != 200) {
      return new FetchOutcome.TryAgain("fake.http-" + answer.status());
    }
    long status = context.parse(answer.body()).get("status").wholeNumber().orElse(-1);
    if (status == 0) {
      return null;
    }
    return status == 401
        ? new FetchOutcome.TokenRejected("fake.status-401")
        : new FetchOutcome.TryAgain("fake.status-" + status);
  }

  private CallOutcome outcome(FetchOutcome.Failure failure) {
    return failure == null ? new CallOutcome.Done() : new CallOutcome.Failed(failure);
  }

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    FetchOutcome.Failure failure = call(vendor, context, "/data", Map.of());
    return failure == null ? new FetchOutcome.TryAgain("fake.empty") : failure;
  }

  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return new NotificationOutcome.Ignored("fake");
  }

  @Override
  public CallOutcome subscribe(SubscriptionRequest request, ProviderContext context) {
    return outcome(
        call(vendor, context, "/subscribe", Map.of("callback", request.callbackUrl().toString())));
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    return outcome(call(vendor, context, "/revoke", Map.of("user", request.vendorUserId())));
  }
}
