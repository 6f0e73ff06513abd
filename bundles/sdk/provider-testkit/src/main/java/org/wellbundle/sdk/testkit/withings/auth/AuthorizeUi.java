package org.wellbundle.sdk.testkit.withings.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wellbundle.sdk.testkit.http.Call;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.withings.people.People;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** What a browser sees: signing in, and allowing an app. */
public final class AuthorizeUi {
  public static final String PATH = "/oauth2_user/authorize2";
  public static final String PASSWORD = "withings";
  private static final String LOGOUT = "/account/logout";
  private static final String COOKIE = "withings_simulator";

  private final Apps apps;
  private final People people;
  private final Grants grants;
  private final Map<String, Long> signedIn = new ConcurrentHashMap<>();

  public AuthorizeUi(Apps apps, People people, Grants grants) {
    this.apps = apps;
    this.people = people;
    this.grants = grants;
  }

  public boolean serves(String path) {
    return Set.of("/", PATH, LOGOUT).contains(path);
  }

  public Reply handle(Call call) {
    return switch (call.path()) {
      case PATH -> authorize(call);
      case LOGOUT -> logout(call);
      default -> index(call);
    };
  }

  private Reply authorize(Call call) {
    AuthorizeRequest.Parsed parsed = AuthorizeRequest.parse(apps, call.query());
    AuthorizeRequest request = parsed.request();
    if (request == null) {
      return error(parsed.problem());
    }
    String step = call.method().equals("POST") ? call.params().textOr("step", "") : "";
    if (step.equals("login")) {
      return signIn(call, request);
    }
    Person person = request.demo() ? people.demo() : whoIs(call).orElse(null);
    if (person == null) {
      return login(call, request, "");
    }
    if (step.equals("consent")) {
      return decide(call, request, person);
    }
    boolean known = grants.allowed(person.userid(), request.app().clientId(), request.scopes());
    return known ? backWithCode(request, person) : consent(call, request, person);
  }

  private Reply signIn(Call call, AuthorizeRequest request) {
    Person person = people.byEmail(call.params().textOr("email", "")).orElse(null);
    if (person == null || !call.params().textOr("password", "").equals(PASSWORD)) {
      return login(call, request, "That e-mail and password don’t go together.");
    }
    String session = Tokens.random();
    signedIn.put(session, person.userid());
    return seeOther(self(call, Set.of("email")))
        .with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
  }

  private Reply decide(Call call, AuthorizeRequest request, Person person) {
    if (!call.params().textOr("decision", "").equals("allow")) {
      return Reply.redirect(request.back("error", "access_denied"));
    }
    grants.allow(person.userid(), request.app().clientId(), request.scopes());
    return backWithCode(request, person);
  }

  private Reply backWithCode(AuthorizeRequest request, Person person) {
    String code =
        grants.code(
            person.userid(), request.app().clientId(), request.redirectUri(), request.scopes());
    return Reply.redirect(request.back("code", code));
  }

  private Reply login(Call call, AuthorizeRequest request, String problem) {
    String picked = call.params().textOr("email", "");
    String rows =
        people.named().stream()
            .filter(p -> p.userid() != people.demo().userid())
            .map(p -> row(p, self(call, Set.of("email")) + "&email=" + encode(p.email()), picked))
            .collect(Collectors.joining("\n"));
    Map<String, Object> values = new HashMap<>();
    values.put("app", request.app().name());
    values.put(
        "alert",
        new Html.Raw(
            problem.isEmpty()
                ? ""
                : "<p class=\"alert\" role=\"alert\">" + Html.escape(problem) + "</p>"));
    values.put("action", self(call, Set.of("email")));
    values.put("email", picked);
    values.put("password", call.query().has("email") && problem.isEmpty() ? PASSWORD : "");
    values.put("people", new Html.Raw(rows));
    return Reply.html(200, Html.page("Sign in", "62rem", Html.fill("login.html", values)));
  }

  private Reply consent(Call call, AuthorizeRequest request, Person person) {
    String scopes =
        request.scopes().stream()
            .map(
                scope ->
                    "<li><svg width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">"
                        + "<path d=\"M4 10.5l4 4 8-9\" fill=\"none\" stroke=\"currentColor\""
                        + " stroke-width=\"2.2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
                        + "</svg><span>"
                        + Html.escape(Scopes.MEANING.getOrDefault(scope, scope))
                        + "<code>"
                        + Html.escape(scope)
                        + "</code></span></li>")
            .collect(Collectors.joining("\n"));
    Map<String, Object> values = new HashMap<>();
    values.put("app", request.app().name());
    values.put("appInitial", request.app().name().substring(0, 1));
    values.put("initial", person.name().substring(0, 1));
    values.put("name", person.name());
    values.put("first", person.firstName());
    values.put("email", person.email());
    values.put("logout", LOGOUT + "?next=" + encode(self(call, Set.of("email"))));
    values.put("scopes", new Html.Raw(scopes));
    values.put("action", self(call, Set.of("email")));
    values.put("host", URI.create(request.redirectUri()).getAuthority());
    return Reply.html(
        200,
        Html.page(
            "Allow " + request.app().name() + "?", "30rem", Html.fill("consent.html", values)));
  }

  private Reply logout(Call call) {
    call.cookie(COOKIE).ifPresent(signedIn::remove);
    String next = call.params().textOr("next", "/");
    return seeOther(next.startsWith(PATH + "?") ? next : "/")
        .with("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  private Reply index(Call call) {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "who",
        new Html.Raw(
            whoIs(call)
                .map(
                    p ->
                        "You are signed in as "
                            + Html.escape(p.name())
                            + ". <a href=\""
                            + LOGOUT
                            + "\">Sign out</a>")
                .orElse("Nobody is signed in.")));
    values.put(
        "people",
        new Html.Raw(
            people.named().stream()
                .map(p -> row(p, "/_control/people", ""))
                .collect(Collectors.joining("\n"))));
    return Reply.html(200, Html.page("Home", "34rem", Html.fill("index.html", values)));
  }

  private static Reply error(String message) {
    Map<String, Object> values = Map.of("headline", "This link doesn’t work", "message", message);
    return Reply.html(400, Html.page("Error", "30rem", Html.fill("error.html", values)));
  }

  private static String row(Person person, String link, String picked) {
    return "<li><a href=\"%s\"%s><span class=\"face\" aria-hidden=\"true\">%s</span><span>%s<small>%s</small></span></a></li>"
        .formatted(
            Html.escape(link),
            person.email().equals(picked) ? " aria-current=\"true\"" : "",
            Html.escape(person.name().substring(0, 1)),
            Html.escape(person.name()),
            Html.escape(person.about()));
  }

  private Optional<Person> whoIs(Call call) {
    return call.cookie(COOKIE).map(signedIn::get).flatMap(people::byId);
  }

  /** This page's own address, without some parameters. */
  private static String self(Call call, Set<String> without) {
    Params query = call.query().without(without);
    return call.path() + "?" + query.encoded();
  }

  private static Reply seeOther(String location) {
    Reply reply = Reply.redirect(location);
    return new Reply(303, reply.headers(), reply.body(), reply.manner());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
