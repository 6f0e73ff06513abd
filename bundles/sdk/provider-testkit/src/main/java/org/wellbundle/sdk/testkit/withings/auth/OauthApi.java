package org.wellbundle.sdk.testkit.withings.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.api.Envelope;
import org.wellbundle.sdk.testkit.withings.people.People;

/** {@code /v2/oauth2}: tokens against codes and refresh tokens, revocation, the demo account. */
public final class OauthApi {
  private final Apps apps;
  private final Signatures signatures;
  private final Grants grants;
  private final Tokens tokens;
  private final People people;
  private final BiConsumer<Long, String> onRevoked;

  /**
   * @param onRevoked told user id and client id, to drop subscriptions
   */
  public OauthApi(
      Apps apps,
      Signatures signatures,
      Grants grants,
      Tokens tokens,
      People people,
      BiConsumer<Long, String> onRevoked) {
    this.apps = apps;
    this.signatures = signatures;
    this.grants = grants;
    this.tokens = tokens;
    this.people = people;
    this.onRevoked = onRevoked;
  }

  public ObjectNode requestToken(Params params) {
    App app = params.text("client_id").flatMap(apps::find).orElse(null);
    if (app == null) {
      return Envelope.invalid("invalid client_id");
    }
    Optional<ObjectNode> refusal = authenticate(app, params);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (params.textOr("grant_type", "")) {
      case "authorization_code" -> exchange(app, params);
      case "refresh_token" -> refresh(app, params);
      default -> Envelope.invalid("invalid grant_type");
    };
  }

  public ObjectNode revoke(Params params) {
    App app = params.text("client_id").flatMap(apps::find).orElse(null);
    if (app == null || params.number("userid").isEmpty()) {
      return Envelope.invalid(app == null ? "invalid client_id" : "missing userid");
    }
    Optional<ObjectNode> refusal = signatures.refusal(app, "revoke", params);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long userid = params.number("userid").getAsLong();
    if (people.byId(userid).isEmpty()) {
      return Envelope.error(247, "The userid provided is absent, or incorrect");
    }
    tokens.revoke(userid, app.clientId());
    grants.forget(userid, app.clientId());
    onRevoked.accept(userid, app.clientId());
    return Envelope.ok();
  }

  public ObjectNode getDemoAccess(Params params) {
    App app = params.text("client_id").flatMap(apps::find).orElse(null);
    if (app == null || !Scopes.known(params.csv("scope_oauth2"))) {
      return Envelope.invalid(app == null ? "invalid client_id" : "invalid scope_oauth2");
    }
    return signatures
        .refusal(app, "getdemoaccess", params)
        .orElseGet(
            () -> {
              long demo = people.demo().userid();
              Set<String> scopes = Scopes.of(params.csv("scope_oauth2"));
              return body(tokens.issue(demo, app.clientId(), scopes));
            });
  }

  /** A signature if there is one; else the secret. */
  private Optional<ObjectNode> authenticate(App app, Params params) {
    if (params.has("signature") || params.has("nonce")) {
      return signatures.refusal(app, "requesttoken", params);
    }
    return app.secret().equals(params.textOr("client_secret", ""))
        ? Optional.empty()
        : Optional.of(Envelope.invalid("invalid client_secret"));
  }

  private ObjectNode exchange(App app, Params params) {
    Grants.Code code = grants.redeem(params.textOr("code", "")).orElse(null);
    if (code == null || !code.clientId().equals(app.clientId())) {
      return Envelope.invalid("invalid code");
    }
    if (!code.redirectUri().equals(params.textOr("redirect_uri", ""))) {
      return Envelope.invalid("invalid redirect_uri");
    }
    return body(tokens.issue(code.userid(), app.clientId(), code.scopes()));
  }

  private ObjectNode refresh(App app, Params params) {
    return tokens
        .refresh(app.clientId(), params.textOr("refresh_token", ""))
        .map(this::body)
        .orElseGet(() -> Envelope.invalid("invalid refresh_token"));
  }

  private ObjectNode body(Tokens.Pair pair) {
    Access access = pair.access();
    ObjectNode body = Json.object();
    // A number in the specification, a string in the wild: here it depends on the user.
    if (access.userid() % 2 == 0) {
      body.put("userid", access.userid());
    } else {
      body.put("userid", Long.toString(access.userid()));
    }
    body.put("access_token", access.token());
    body.put("refresh_token", pair.refreshToken());
    body.put("expires_in", tokens.accessLife().toSeconds());
    body.put("scope", String.join(",", access.scopes()));
    body.put("csrf_token", Tokens.random());
    body.put("token_type", "Bearer");
    return Envelope.ok(body);
  }
}
