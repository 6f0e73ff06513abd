package ${package};

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret.Place;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.DeviceMetrics;
import org.wellbundle.api.provider.FetchOutcome;
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
import org.wellbundle.api.provider.NotificationStyle;
#if($person == "call")
import org.wellbundle.api.provider.PersonOutcome;
#end
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.api.provider.WearableProvider;

/** ${providerName}. Keeps no state but its configuration; called by several threads at a time. */
@Component(service = WearableProvider.class, configurationPid = "${artifactId}")
public final class VendorProvider implements WearableProvider {
  static final String ID = "${providerId}";

  private volatile VendorConfig config;

  @Activate
  public VendorProvider(VendorConfig config) {
    this.config = config;
  }

  @Modified
  void modified(VendorConfig changed) {
    config = changed;
  }

  @Override
  public ProviderDescriptor descriptor() {
    VendorConfig now = config;
    return new ProviderDescriptor(
        ID,
        Map.of("en", "${providerName}"),
        null,
        Mapping.dataTypes(),
        List.of(new DeviceMetrics("${providerName}", "Tracker", Mapping.metrics())),
        List.of(new RateLimit(now.callsPerMinute(), Duration.ofMinutes(1))),
        Set.of(api("").getAuthority()),
        new NotificationStyle(
            NotificationStyle.Kind.POLL, NotificationStyle.TokenScope.LINK, 0, Set.of()),
        now.clientId().isBlank() ? ID : now.clientId(),
        null);
  }

  @Override
  public AuthorizationPlan authorization() {
    VendorConfig now = config;
    return new AuthorizationPlan(
        URI.create(now.authorizeUrl()),
        api("/token"),
        now.clientId(),
        List.of("read"),
        " ",
#if($authorization == "oauth2-pkce")
        true,
#else
        false,
#end
        Map.of(),
        new AuthorizationPlan.TokenAnswer(
            "/access_token",
#if($authorization == "oauth2-lasting")
            "",
#else
            "/refresh_token",
#end
            "/expires_in",
            "/scope",
#if($person == "call")
            ""),
#else
            "/user_id"),
#end
        new Tokens(),
        new ClientSecret(now.clientSecret(), #if($authorization == "oauth2-basic" || $authorization == "oauth2-lasting")Place.BASIC#{else}Place.FORM#end));
  }

#if($person == "call")
  /** The token answer doesn't say who it is for. */
  @Override
  public PersonOutcome person(ProviderContext context) {
    Answer answer = context.client().get(api("/v1/me"), Map.of());
    if (answer.status() != 200) {
      return new PersonOutcome.Failed(failure(answer, context.clock().instant()));
    }
    return context
        .parse(answer.body())
        .get("id")
        .text()
        .<PersonOutcome>map(id -> new PersonOutcome.Person(id, null))
        .orElseGet(() -> new PersonOutcome.Failed(new TryAgain(ID + ".no-person")));
  }

#end
  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    String type = request.dataType();
    if (Mapping.dataTypes().stream().noneMatch(declared -> declared.id().equals(type))) {
      return new Broken(ID + ".data-type");
    }
    if (!(request.range() instanceof Range.Window window)) {
      return new Broken(ID + ".range");
    }
    String page = request.cursor() == null ? "1" : request.cursor();
    if (!page.matches("[0-9]{1,6}")) {
      return new Broken(ID + ".cursor");
    }
    String span = "?from=" + window.from() + "&to=" + window.to();
    Answer answer = context.client().get(api("/v1/" + type + span + "&page=" + page), Map.of());
    if (answer.status() != 200) {
      return failure(answer, context.clock().instant());
    }
    Json json;
    try {
      json = context.parse(answer.body());
    } catch (ProviderCallException e) {
      return new TryAgain(ID + ".not-json");
    }
    return new Page(
        Mapping.batch(json, request),
        json.get("next").wholeNumber().stream().mapToObj(Long::toString).findFirst().orElse(null),
        null,
        false);
  }

  /** What the manufacturer's refusals mean. */
  private static Failure failure(Answer answer, Instant now) {
    String reason = ID + ".status-" + answer.status();
    return switch (answer.status()) {
      case 401 -> new TokenRejected(reason);
      case 429 -> new RateLimited(answer.retryAfter(now).orElse(now.plusSeconds(60)), reason);
      case 500, 502, 503, 504 -> new TryAgain(reason);
      default -> new Broken(reason);
    };
  }

  /** This manufacturer is asked, and never notifies. */
  @Override
  public NotificationOutcome onNotification(Notification notification, ProviderContext context) {
    return new NotificationOutcome.Malformed("none expected");
  }

  @Override
  public CallOutcome revoke(RevocationRequest request, ProviderContext context) {
    Answer answer = context.client().postForm(api("/v1/revoke"), Map.of());
    return answer.status() == 200
        ? new CallOutcome.Done()
        : new CallOutcome.Failed(failure(answer, context.clock().instant()));
  }

  private URI api(String path) {
    return URI.create(config.apiBaseUrl() + path);
  }
}
