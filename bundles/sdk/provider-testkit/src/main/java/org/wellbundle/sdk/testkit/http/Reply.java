package org.wellbundle.sdk.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to answer, and how well-behaved to be about it. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Reply(int code, Map<String, String> headers, byte[] body, Manner manner) {

  /** How an answer leaves the server. */
  public sealed interface Manner {
    /** At once and whole. */
    record Plain() implements Manner {}

    /** After a pause of real time, without holding a server thread. */
    record Late(Duration pause) implements Manner {}

    /** Promises the full length, sends {@code bytes} of it and drops the connection. */
    record Cut(int bytes) implements Manner {}

    /** Never answers; the connection stays open until the client or the server goes away. */
    record Silent() implements Manner {}
  }

  public static Reply of(int code, String contentType, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    return new Reply(code, headers, body.getBytes(StandardCharsets.UTF_8), new Manner.Plain());
  }

  public static Reply json(int code, JsonNode body) {
    return of(code, "application/json; charset=utf-8", body.toString());
  }

  public static Reply html(int code, String body) {
    return of(code, "text/html; charset=utf-8", body).with("Cache-Control", "no-store");
  }

  public static Reply redirect(String location) {
    return of(302, "text/plain", "").with("Location", location).with("Cache-Control", "no-store");
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(code, more, body, manner);
  }

  public Reply in(Manner other) {
    return new Reply(code, headers, body, other);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
