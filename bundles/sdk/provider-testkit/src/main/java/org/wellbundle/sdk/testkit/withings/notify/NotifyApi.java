package org.wellbundle.sdk.testkit.withings.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.api.Envelope;
import org.wellbundle.sdk.testkit.withings.api.Session;
import org.wellbundle.sdk.testkit.withings.auth.Scopes;

/** {@code /notify}: subscriptions of one user for one app. */
public final class NotifyApi {
  private static final int BAD_CALLBACK = 293;
  private static final int NO_SUCH_SUBSCRIPTION = 286;
  private static final int NOTHING_TO_DELETE = 294;

  /** Categories that can be subscribed with a user's token, and the scope each needs. */
  private static final Map<Integer, String> SCOPE =
      Map.ofEntries(
          Map.entry(1, Scopes.METRICS),
          Map.entry(2, Scopes.METRICS),
          Map.entry(4, Scopes.METRICS),
          Map.entry(16, Scopes.ACTIVITY),
          Map.entry(44, Scopes.ACTIVITY),
          Map.entry(46, Scopes.INFO),
          Map.entry(50, Scopes.SLEEP_EVENTS),
          Map.entry(51, Scopes.SLEEP_EVENTS),
          Map.entry(52, Scopes.SLEEP_EVENTS),
          Map.entry(54, Scopes.METRICS),
          Map.entry(55, Scopes.METRICS),
          Map.entry(58, Scopes.METRICS));

  private final Subscriptions subscriptions;
  private final Notifier notifier;
  private final CallbackRules rules;

  public NotifyApi(Subscriptions subscriptions, Notifier notifier, CallbackRules rules) {
    this.subscriptions = subscriptions;
    this.notifier = notifier;
    this.rules = rules;
  }

  public ObjectNode subscribe(Session session, Params params) {
    String url = params.textOr("callbackurl", "");
    OptionalLong appli = params.number("appli");
    if (appli.isEmpty()) {
      return Envelope.invalid("missing appli");
    }
    return refusal(session, (int) appli.getAsLong(), url)
        .orElseGet(
            () -> {
              subscriptions.put(
                  subscription(
                      session, (int) appli.getAsLong(), url, params.textOr("comment", "")));
              return Envelope.ok();
            });
  }

  private Optional<ObjectNode> refusal(Session session, int appli, String url) {
    String scope = SCOPE.get(appli);
    if (scope == null) {
      return Optional.of(Envelope.invalid("invalid appli"));
    }
    if (!session.access().scopes().contains(scope)) {
      return Optional.of(Envelope.scopeMissing());
    }
    boolean allowed = rules.allow(url) && session.app().allows(url);
    // The vendor looks whether somebody is there before it accepts an address.
    if (!allowed || !notifier.head(url).matches("2\\d\\d")) {
      return Optional.of(
          Envelope.error(BAD_CALLBACK, "The callback URL is either absent or incorrect"));
    }
    return Optional.empty();
  }

  public ObjectNode get(Session session, Params params) {
    return named(session, params)
        .map(s -> Envelope.ok(node(s)))
        .orElseGet(() -> Envelope.error(NO_SUCH_SUBSCRIPTION, "No such subscription was found"));
  }

  public ObjectNode list(Session session, Params params) {
    OptionalLong appli = params.number("appli");
    ObjectNode body = Json.object();
    ArrayNode profiles = body.putArray("profiles");
    subscriptions.of(session.access().userid(), session.app().clientId()).stream()
        .filter(s -> appli.isEmpty() || appli.getAsLong() == s.appli())
        .forEach(s -> profiles.add(node(s)));
    return Envelope.ok(body);
  }

  public ObjectNode update(Session session, Params params) {
    Subscription old = named(session, params).orElse(null);
    if (old == null) {
      return Envelope.error(NO_SUCH_SUBSCRIPTION, "No such subscription was found");
    }
    String url = params.textOr("new_callbackurl", old.callbackurl());
    int appli = (int) params.number("new_appli").orElse(old.appli());
    String comment = params.textOr("comment", old.comment());
    return refusal(session, appli, url)
        .orElseGet(
            () -> {
              subscriptions.remove(old);
              subscriptions.put(subscription(session, appli, url, comment));
              return Envelope.ok();
            });
  }

  public ObjectNode revoke(Session session, Params params) {
    return named(session, params)
        .map(
            s -> {
              subscriptions.remove(s);
              return Envelope.ok();
            })
        .orElseGet(
            () -> Envelope.error(NOTHING_TO_DELETE, "No such subscription could be deleted"));
  }

  /** The subscription meant; without appli the first category counts, as documented for get. */
  private Optional<Subscription> named(Session session, Params params) {
    return subscriptions.find(
        session.access().userid(),
        session.app().clientId(),
        (int) params.number("appli").orElse(1),
        params.textOr("callbackurl", ""));
  }

  private static Subscription subscription(Session session, int appli, String url, String comment) {
    return new Subscription(
        session.access().userid(), session.app().clientId(), appli, url, comment);
  }

  private static ObjectNode node(Subscription subscription) {
    return Json.object()
        .put("appli", subscription.appli())
        .put("callbackurl", subscription.callbackurl())
        .put("expires", Integer.MAX_VALUE)
        .put("comment", subscription.comment());
  }
}
