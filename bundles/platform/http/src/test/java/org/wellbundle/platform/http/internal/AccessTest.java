package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.api.account.AllowedWhileLocked;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.internal.edge.People;

/** Who may call what, over the real Jetty and JAX-RS. */
class AccessTest {
  private static final String ACME = "acme.localhost";
  private static final String PLATFORM = "localhost";

  private static Floor floor;

  @BeforeAll
  static void start() throws Exception {
    floor = new Floor(Map.of());
    floor.publishing.publish("core.doors", "1.0.0", Set.of("doors"), new Doors());
    floor.publishing.publish("core.rooms", "1.0.0", Set.of("rooms"), new Rooms());
  }

  @AfterAll
  static void stop() throws Exception {
    floor.close();
  }

  @Path("doors")
  @Produces("application/json")
  public static class Doors {
    @GET
    @Path("forgotten")
    public Map<String, String> forgotten() {
      return Map.of();
    }

    @GET
    @Path("public")
    @Anonymous
    public Map<String, String> open() {
      return Map.of();
    }

    @GET
    @Path("everywhere")
    @Anonymous(Permission.Host.BOTH)
    public Map<String, String> everywhere() {
      return Map.of();
    }

    @GET
    @Path("links")
    @RequiresPermission(Permission.LINK_READ)
    public Map<String, String> links() {
      return Map.of();
    }

    @POST
    @Path("links")
    @RequiresPermission(Permission.LINK_WRITE)
    public Map<String, String> link() {
      return Map.of();
    }

    @GET
    @Path("roster")
    @RequiresPermission(Permission.ROSTER_MANAGE)
    public Map<String, String> roster() {
      return Map.of();
    }

    @GET
    @Path("operation")
    @RequiresPermission(Permission.OPERATION_READ)
    public Map<String, String> operation() {
      return Map.of();
    }

    @GET
    @Path("lock")
    @RequiresPermission(Permission.ACCOUNT_READ)
    @AllowedWhileLocked
    public Map<String, String> lock() {
      return Map.of();
    }
  }

  @Path("rooms")
  @Produces("application/json")
  @RequiresPermission(Permission.ROSTER_MANAGE)
  public static class Rooms {
    @GET
    public Map<String, String> all() {
      return Map.of();
    }

    @GET
    @Path("mine")
    @RequiresPermission(Permission.ACCOUNT_READ)
    public Map<String, String> mine() {
      return Map.of();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // nobody
    "'', doors/forgotten, 403, permission.undeclared",
    "'', doors/public, 200, ''",
    "'', doors/links, 401, session.required",
    // a member
    "secret-of-alex, doors/forgotten, 403, permission.undeclared",
    "secret-of-alex, doors/links, 200, ''",
    "secret-of-alex, doors/roster, 403, permission.missing",
    "secret-of-alex, doors/operation, 404, not-found",
    "secret-of-alex, rooms, 403, permission.missing",
    "secret-of-alex, rooms/mine, 200, ''",
    // the app lock is closed
    "secret-of-alex-locked, doors/public, 200, ''",
    "secret-of-alex-locked, doors/lock, 200, ''",
    "secret-of-alex-locked, doors/links, 423, session.locked",
    "secret-of-alex-locked, doors/roster, 423, session.locked",
    // an operator's cookie means nothing here
    "secret-of-operator, doors/links, 401, session.required",
  })
  void atATenant(String cookie, String path, int status, String code) throws Exception {
    assertAnswer(floor.send(with(cookie, ACME, path)), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "'', doors/everywhere, 200, ''",
    "'', doors/public, 404, not-found",
    "'', doors/operation, 401, session.required",
    "secret-of-operator, doors/operation, 200, ''",
    "secret-of-operator, doors/links, 404, not-found",
    "secret-of-operator, rooms/mine, 200, ''",
    "secret-of-alex, doors/operation, 401, session.required",
  })
  void onThePlatformHost(String cookie, String path, int status, String code) throws Exception {
    assertAnswer(floor.send(with(cookie, PLATFORM, path)), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "bearer-of-alex, doors/links, 200, ''",
    "bearer-for-reading-links, doors/links, 200, ''",
    "bearer-for-reading-links, doors/lock, 403, scope.insufficient",
    "bearer-for-reading-links, doors/roster, 403, permission.missing",
    "bearer-of-alex, events, 403, scope.insufficient",
    "made-up, doors/links, 401, session.required",
  })
  void withAToken(String token, String path, int status, String code) throws Exception {
    var request = floor.request(ACME, "/api/v1/" + path).header("Authorization", "Bearer " + token);
    assertAnswer(floor.send(request), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doors/links | | Bearer realm=\"wellbundle\"",
        "doors/links | made-up | Bearer realm=\"wellbundle\", error=\"invalid_token\"",
        "doors/lock | bearer-for-reading-links | Bearer realm=\"wellbundle\","
            + " error=\"insufficient_scope\", scope=\"account:read\"",
        "doors/roster | bearer-for-reading-links |",
      })
  void anAppLearnsWhatIsWrongWithItsToken(String path, String token, String challenge)
      throws Exception {
    var request = floor.request(ACME, "/api/v1/" + path);
    var answer =
        floor.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(null)).isEqualTo(challenge);
  }

  @Test
  void aTokenNeedsNoCsrfTokenAndACookieDoes() throws Exception {
    var byToken =
        floor
            .request(ACME, "/api/v1/doors/links")
            .header("Authorization", "bearer " + People.TOKEN)
            .POST(BodyPublishers.noBody());
    assertAnswer(floor.send(byToken), 200, "");
    var byCookie = with(People.SECRET, ACME, "doors/links").POST(BodyPublishers.noBody());
    assertAnswer(floor.send(byCookie), 403, "csrf.missing");
    var atThePlatform =
        with(People.OPERATORS, PLATFORM, "doors/links").POST(BodyPublishers.noBody());
    assertAnswer(floor.send(atThePlatform), 403, "csrf.missing");
  }

  @Test
  void besideATokenThatIsNoneTheCookieDoesNotCount() throws Exception {
    var both = with(People.SECRET, ACME, "doors/links").header("Authorization", "Bearer made-up");
    assertAnswer(floor.send(both), 401, "session.required");
  }

  private static java.net.http.HttpRequest.Builder with(String cookie, String host, String path) {
    var request = floor.request(host, "/api/v1/" + path);
    return cookie.isEmpty() ? request : request.header("Cookie", "wb_session=" + cookie);
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }
}
