package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.CallLog;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.api.Envelope;
import org.wellbundle.sdk.testkit.withings.api.Session;
import org.wellbundle.sdk.testkit.withings.auth.Access;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.auth.Apps;
import org.wellbundle.sdk.testkit.withings.auth.Tokens;
import org.wellbundle.sdk.testkit.withings.data.Timeline;

/**
 * What every API call passes through, in this order: faults, the app's limit, the token, its scope,
 * the rule against repeating, the service. Every call ends in the log.
 */
final class Gateway {
  /** Parameters that are secret or make a call unique; never logged. */
  private static final List<String> SECRET =
      List.of("client_secret", "code", "refresh_token", "access_token", "signature", "nonce");

  /** A call made with a user's token. */
  @FunctionalInterface
  interface Service {
    ObjectNode answer(Session session, Params params);
  }

  private record Route(Set<String> anyScope, Service service) {}

  private final SimClock clock;
  private final Apps apps;
  private final Tokens tokens;
  private final Limits limits;
  private final Faults faults;
  private final CallLog log;
  private final LongFunction<Timeline> timelines;
  private final Map<String, Route> withToken = new TreeMap<>();
  private final Map<String, Function<Params, ObjectNode>> withoutToken = new TreeMap<>();

  Gateway(
      SimClock clock,
      Apps apps,
      Tokens tokens,
      Limits limits,
      Faults faults,
      CallLog log,
      LongFunction<Timeline> timelines) {
    this.clock = clock;
    this.apps = apps;
    this.tokens = tokens;
    this.limits = limits;
    this.faults = faults;
    this.log = log;
    this.timelines = timelines;
  }

  /** A call made by the app itself. */
  void open(String path, String action, Function<Params, ObjectNode> service) {
    withoutToken.put(path + " " + action, service);
  }

  /** A call made for a user, whose token must have one of the scopes. No scopes means any token. */
  void guarded(String path, String action, Set<String> anyScope, Service service) {
    withToken.put(path + " " + action, new Route(anyScope, service));
  }

  boolean serves(String path) {
    return withToken.keySet().stream().anyMatch(k -> k.startsWith(path + " "))
        || withoutToken.keySet().stream().anyMatch(k -> k.startsWith(path + " "));
  }

  Reply handle(Call call) {
    Params params = call.params();
    String action = params.textOr("action", "");
    Optional<Access> owner =
        call.bearer().or(() -> params.text("access_token")).flatMap(tokens::look);
    long userid =
        owner
            .map(Access::userid)
            .or(() -> params.text("refresh_token").flatMap(tokens::ownerOfRefresh))
            .orElse(0L);
    String client = owner.map(Access::clientId).orElse(params.textOr("client_id", ""));
    Fault fault = faults.strike(call.path(), action, userid).orElse(null);
    String[] outcome = {""};
    Reply reply =
        fault == null
            ? answer(call, action, client, userid, outcome)
            : Faults.play(fault, () -> answer(call, action, client, userid, outcome));
    String told = fault == null ? outcome[0] : "fault " + fault.kind();
    log.add(
        clock.now(),
        System.currentTimeMillis(),
        client,
        userid == 0 ? "" : Long.toString(userid),
        call.path(),
        action,
        params.without(SECRET).canonical(),
        told);
    return reply;
  }

  private Reply answer(Call call, String action, String client, long userid, String[] outcome) {
    ObjectNode envelope = envelope(call, action, client, userid);
    outcome[0] = envelope.path("status").asText();
    return Reply.json(200, envelope);
  }

  private ObjectNode envelope(Call call, String action, String client, long userid) {
    Params params = call.params();
    if (!client.isEmpty()) {
      Optional<ObjectNode> over = limits.overLimit(client);
      if (over.isPresent()) {
        return over.get();
      }
    }
    String name = call.path() + " " + action;
    Function<Params, ObjectNode> service = withoutToken.get(name);
    if (service != null) {
      // Nonces are asked for every second by parallel clients; only token calls count as repeats.
      Optional<ObjectNode> repeated =
          action.equals("requesttoken")
              ? limits.repeated(client + "/" + userid, call.path(), params.canonical())
              : Optional.empty();
      return repeated.orElseGet(() -> service.apply(params));
    }
    Route route = withToken.get(name);
    if (route == null) {
      return serves(call.path())
          ? Envelope.error(2554, "Unknown action")
          : Envelope.error(2556, "Service is not defined");
    }
    return guardedAnswer(call, route, params);
  }

  private ObjectNode guardedAnswer(Call call, Route route, Params params) {
    Access access =
        call.bearer().or(() -> params.text("access_token")).flatMap(tokens::use).orElse(null);
    App app = access == null ? null : apps.find(access.clientId()).orElse(null);
    if (access == null || app == null) {
      return Envelope.unauthorized();
    }
    boolean inScope =
        route.anyScope().isEmpty() || route.anyScope().stream().anyMatch(access.scopes()::contains);
    if (!inScope) {
      return Envelope.scopeMissing();
    }
    String account = Long.toString(access.userid());
    Session session = new Session(app, access, timelines.apply(access.userid()));
    return limits
        .repeated(account, call.path(), params.without(List.of("access_token")).canonical())
        .orElseGet(() -> route.service().answer(session, params));
  }
}
