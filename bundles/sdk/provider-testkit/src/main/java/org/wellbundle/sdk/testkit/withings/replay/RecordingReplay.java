package org.wellbundle.sdk.testkit.withings.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.CallLog;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.http.TestServer;
import org.wellbundle.sdk.testkit.withings.api.Envelope;

/**
 * Replays a folder of recorded answers behind Withings' endpoints. Whoever comes is allowed at
 * once: the authorise page redirects, any code and any refresh token yields a pair.
 */
public final class RecordingReplay implements AutoCloseable {
  private static final int CALLS_KEPT = 10_000;

  private final TestServer server;
  private final Recording recording;
  private final ReplayData data;
  private final long userid;
  private final CallLog log = new CallLog(CALLS_KEPT);
  private final Map<String, ObjectNode> subscriptions = new ConcurrentHashMap<>();

  private RecordingReplay(Builder builder) {
    this.recording = Recording.load(builder.folder);
    this.data = new ReplayData(recording, builder.windowed, builder.pageSize);
    this.userid = builder.userid;
    this.server = TestServer.start(builder.host, builder.port, 8, this::handle);
  }

  /** A replay of the answers in that folder. */
  public static Builder of(Path folder) {
    return new Builder(folder);
  }

  public int port() {
    return server.port();
  }

  /** Base of the API and of the authorise page, without a slash at the end. */
  public String baseUrl() {
    return "http://localhost:" + port();
  }

  public Recording recording() {
    return recording;
  }

  public CallLog calls() {
    return log;
  }

  private Reply handle(Call call) {
    if (call.path().equals("/oauth2_user/authorize2")) {
      return authorize(call.query());
    }
    String action = call.params().textOr("action", "");
    ObjectNode answer = answer(call.path() + " " + action, call);
    log.add(
        Instant.now(),
        System.currentTimeMillis(),
        call.params().textOr("client_id", ""),
        Long.toString(userid),
        call.path(),
        action,
        "",
        answer.path("status").asText());
    return Reply.json(200, answer);
  }

  private static Reply authorize(Params query) {
    String redirect = query.textOr("redirect_uri", "");
    if (redirect.isEmpty()) {
      return Reply.of(400, "text/plain", "redirect_uri is missing");
    }
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("code", random());
    answer.put("state", query.textOr("state", ""));
    return Reply.redirect(
        redirect + (redirect.contains("?") ? "&" : "?") + Params.of(answer).encoded());
  }

  private ObjectNode answer(String name, Call call) {
    Params params = call.params();
    switch (name) {
      case "/v2/oauth2 requesttoken" -> {
        return token();
      }
      case "/v2/oauth2 revoke" -> {
        subscriptions.clear();
        return Envelope.ok();
      }
      case "/v2/signature getnonce" -> {
        return Envelope.ok(Json.object().put("nonce", random()));
      }
      default -> {
        return call.bearer().isPresent() ? withToken(name, params) : Envelope.unauthorized();
      }
    }
  }

  private ObjectNode withToken(String name, Params params) {
    return switch (name) {
      case "/measure getmeas" -> data.measures(params);
      case "/v2/measure getactivity" -> data.list(Recording.Kind.DAY, "activities", params);
      case "/v2/measure getintradayactivity" -> data.intraday(params);
      case "/v2/measure getworkouts" -> data.list(Recording.Kind.WORKOUT, "series", params);
      case "/v2/sleep get" -> data.stages(params);
      case "/v2/sleep getsummary" -> data.list(Recording.Kind.NIGHT, "series", params);
      case "/v2/heart list" -> data.list(Recording.Kind.TRACE, "series", params);
      case "/v2/user getdevice" -> data.devices();
      case "/v2/user getgoals" -> data.goals();
      case "/notify subscribe" -> subscribe(params);
      case "/notify list" -> subscriptionList();
      case "/notify revoke" -> {
        subscriptions.remove(key(params));
        yield Envelope.ok();
      }
      default -> Envelope.error(2554, "Unknown action");
    };
  }

  private ObjectNode token() {
    return Envelope.ok(
        Json.object()
            .put("userid", userid)
            .put("access_token", "replay-" + random())
            .put("refresh_token", "replay-" + random())
            .put("expires_in", 10_800)
            .put("scope", "user.info,user.metrics,user.activity,user.sleepevents")
            .put("csrf_token", random())
            .put("token_type", "Bearer"));
  }

  private ObjectNode subscribe(Params params) {
    subscriptions.put(
        key(params),
        Json.object()
            .put("appli", params.number("appli").orElse(0))
            .put("callbackurl", params.textOr("callbackurl", ""))
            .put("expires", Integer.MAX_VALUE)
            .put("comment", params.textOr("comment", "")));
    return Envelope.ok();
  }

  private ObjectNode subscriptionList() {
    ObjectNode body = Json.object();
    ArrayNode profiles = body.putArray("profiles");
    subscriptions.values().forEach(profiles::add);
    return Envelope.ok(body);
  }

  private static String key(Params params) {
    return params.textOr("appli", "") + " " + params.textOr("callbackurl", "");
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  @Override
  public void close() {
    server.close();
  }

  /** Sets a replay up. */
  public static final class Builder {
    private final Path folder;
    private String host = "127.0.0.1";
    private int port;
    private boolean windowed = true;
    private int pageSize = 200;
    private long userid = 363;

    private Builder(Path folder) {
      this.folder = folder;
    }

    public Builder host(String name) {
      host = name;
      return this;
    }

    /** 0, the default, takes any free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Answers everything, whatever dates are asked for. */
    public Builder ignoringDates() {
      windowed = false;
      return this;
    }

    public Builder pageSize(int rows) {
      pageSize = rows;
      return this;
    }

    public Builder userid(long id) {
      userid = id;
      return this;
    }

    public RecordingReplay start() {
      return new RecordingReplay(this);
    }
  }
}
