package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import org.wellbundle.sdk.testkit.http.Json;

/**
 * Something to go wrong, for calls that match.
 *
 * @param path such as {@code /measure}; empty matches all
 * @param action such as {@code getmeas}; empty matches all
 * @param user user id; 0 matches all
 * @param code envelope status for STATUS, HTTP status for HTTP
 * @param pause for HANG and DELAY how long (zero hangs for ever); for STATUS the wait_seconds
 * @param skip how many matching calls to leave alone first
 * @param count how many to spoil; negative means all
 * @param probability of spoiling a matching call, 0 to 1
 */
public record Fault(
    String path,
    String action,
    long user,
    Kind kind,
    int code,
    String text,
    Duration pause,
    int skip,
    int count,
    double probability) {

  /** What goes wrong. */
  public enum Kind {
    /** An envelope with that status; the call has no effect. */
    STATUS,
    /** That HTTP status with an HTML page; the call has no effect. */
    HTTP,
    /** No answer for that long, then HTTP 504; the call has no effect. */
    HANG,
    /** The right answer, late. */
    DELAY,
    /** The right answer's first half, well-formed as HTTP. */
    TRUNCATE,
    /** The right answer's first half, then the connection breaks. */
    CUT,
    /** An HTML page with HTTP 200. */
    HTML,
    /** HTTP 200 and no body at all. */
    EMPTY
  }

  public static Fault on(String path, String action, Kind kind) {
    return new Fault(path, action, 0, kind, 0, "", Duration.ZERO, 0, 1, 1);
  }

  /** An error status in the envelope. */
  public static Fault status(String path, String action, int status, String text) {
    return on(path, action, Kind.STATUS).with(status, text);
  }

  /** The 601 for an app over its limit. */
  public static Fault tooMany(String path, String action) {
    return status(path, action, 601, "Too many request");
  }

  /** The 601 for a repeated call, with the seconds to wait. */
  public static Fault sameArguments(String path, String action, Duration wait) {
    return status(path, action, 601, "Same arguments in less than 10 seconds").lasting(wait);
  }

  public Fault with(int status, String message) {
    return new Fault(path, action, user, kind, status, message, pause, skip, count, probability);
  }

  public Fault lasting(Duration time) {
    return new Fault(path, action, user, kind, code, text, time, skip, count, probability);
  }

  public Fault times(int many) {
    return new Fault(path, action, user, kind, code, text, pause, skip, many, probability);
  }

  public Fault always() {
    return times(-1);
  }

  public Fault after(int calls) {
    return new Fault(path, action, user, kind, code, text, pause, calls, count, probability);
  }

  public Fault withProbability(double chance) {
    return new Fault(path, action, user, kind, code, text, pause, skip, count, chance);
  }

  public Fault onlyFor(long userid) {
    return new Fault(path, action, userid, kind, code, text, pause, skip, count, probability);
  }

  static Fault fromJson(JsonNode json, long user) {
    Kind kind = Kind.valueOf(json.path("kind").asText("STATUS").toUpperCase(Locale.ROOT));
    int code = json.path("code").asInt(kind == Kind.HTTP ? 503 : 601);
    return new Fault(
        json.path("path").asText(""),
        json.path("action").asText(""),
        user,
        kind,
        code,
        json.path("text").asText(code == 601 ? "Too many request" : "Simulated"),
        Duration.ofMillis((long) (json.path("seconds").asDouble(0) * 1_000)),
        json.path("skip").asInt(0),
        json.path("count").asInt(1),
        json.path("probability").asDouble(1));
  }

  ObjectNode toJson() {
    return Json.object()
        .put("path", path)
        .put("action", action)
        .put("user", user)
        .put("kind", kind.name())
        .put("code", code)
        .put("text", text)
        .put("seconds", pause.toMillis() / 1_000.0)
        .put("skip", skip)
        .put("count", count)
        .put("probability", probability);
  }
}
