package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.wellbundle.sdk.testkit.http.Json;

/** The wrapping of every answer. HTTP says 200 whatever the status in it. */
public final class Envelope {
  public static final int INVALID_PARAMS = 503;
  public static final int UNAUTHORIZED = 401;

  private Envelope() {}

  public static ObjectNode ok(ObjectNode body) {
    ObjectNode envelope = Json.object().put("status", 0);
    envelope.set("body", body);
    return envelope;
  }

  public static ObjectNode ok() {
    return ok(Json.object());
  }

  public static ObjectNode error(int status, String text) {
    ObjectNode envelope = Json.object().put("status", status);
    envelope.set("body", Json.object());
    return envelope.put("error", text);
  }

  public static ObjectNode invalid(String what) {
    return error(INVALID_PARAMS, "Invalid Params: " + what);
  }

  public static ObjectNode unauthorized() {
    return error(
        UNAUTHORIZED,
        "XRequestID: Not provided invalid_token: The access token provided is invalid");
  }

  /** As seen in the wild (joostlek/python-withings#587); the public status table lacks 403. */
  public static ObjectNode scopeMissing() {
    return error(
        403,
        "XRequestID: [Not provided] - Insufficient_scope: The request requires higher privileges"
            + " than provided by the access token");
  }

  /** Over the app's limit of calls a minute. */
  public static ObjectNode tooMany() {
    return error(601, "Too many request");
  }

  /** The same call by the same account again too soon. */
  public static ObjectNode sameArguments(Duration wait) {
    ObjectNode envelope = error(601, "Same arguments in less than 10 seconds");
    envelope.putObject("body").put("wait_seconds", Math.max(1, wait.toSeconds()));
    return envelope;
  }
}
