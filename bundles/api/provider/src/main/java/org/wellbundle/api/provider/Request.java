package org.wellbundle.api.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the vendor, beginning with {@link #of}: {@code Request.of(POST,
 * address).json(text).auth(Auth.none())}.
 *
 * @param headers beside the platform's own, which can't be replaced
 * @param body null for none
 * @param auth in whose name, and where that is said
 */
public record Request(
    Method method, URI address, Map<String, String> headers, @Nullable Body body, Auth auth) {
  public Request {
    headers = Map.copyOf(headers);
  }

  /** Methods. All but {@code POST} and {@code PATCH} may be sent again when a connection broke. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** A body and its media type. */
  public record Body(String contentType, String text) {}

  /** Without a body, with the member's access token as {@code Authorization: Bearer}. */
  public static Request of(Method method, URI address) {
    return new Request(method, address, Map.of(), null, Auth.member());
  }

  public Request json(String text) {
    return new Request(method, address, headers, new Body("application/json", text), auth);
  }

  public Request auth(Auth other) {
    return new Request(method, address, headers, body, other);
  }

  public Request header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Request(method, address, more, body, auth);
  }

  /** Headers may hold the app's secret. */
  @Override
  public String toString() {
    return "Request[" + method + " to " + address.getHost() + "]";
  }

  /** In whose name a request is made. A provider never sees the member's token. */
  public sealed interface Auth {
    /** The member's access token in the header {@code Authorization: Bearer}. */
    record Member() implements Auth {}

    /** The member's access token as a parameter of the query. */
    record MemberInQuery(String parameter) implements Auth {}

    /** The member's access token as the only field of a form, which is the body. */
    record MemberInForm(String field) implements Auth {}

    /**
     * The app's own name.
     *
     * @param authorization value of the header {@code Authorization}
     */
    record App(String authorization) implements Auth {
      @Override
      public String toString() {
        return "App[hidden]";
      }
    }

    /** Nobody's name, or one that another header says. */
    record None() implements Auth {}

    static Auth member() {
      return new Member();
    }

    static Auth none() {
      return new None();
    }

    /** The app's name and secret, as {@code Basic}. */
    static Auth basic(String name, String secret) {
      byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
      return new App("Basic " + Base64.getEncoder().encodeToString(pair));
    }
  }
}
