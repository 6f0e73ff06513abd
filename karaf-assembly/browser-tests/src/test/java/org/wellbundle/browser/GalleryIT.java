package org.wellbundle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wellbundle.testing.Portal;

/**
 * Pictures to be looked at: every page that anybody contributes, empty, full and broken, wide and
 * on a phone, in light and dark colours, in both languages. {@code ./test -Dgallery=true}, with
 * {@code -Dgallery.states=EMPTY,CONSOLE} for some of them; they are in {@code target/gallery}.
 */
@EnabledIfSystemProperty(named = "gallery", matches = "true")
class GalleryIT {
  private static final List<String> OF_THE_FRAME = List.of("/", "/settings");
  private static final List<String> BEFORE_SIGNING_IN = List.of("/", "/reset-password#stale");
  private static final String ALL = "EMPTY,FULL,BROKEN,MANAGER,SUPPORT,CONSOLE";

  /** Followed by a number. */
  private static final String CHALLENGE = "/challenges/view";

  private static final Pattern CALLS =
      Pattern.compile(".*/api/v1/(?!(me|tenant|session|events)$).*");

  @RegisterExtension static final RunningPortal PORTAL = new RunningPortal();

  /** Whose pages are looked at, and in which state. */
  private enum State {
    EMPTY("northwind.localhost", "robin@northwind.example"),
    FULL("acme.localhost", "alex@acme.example"),
    BROKEN("acme.localhost", "alex@acme.example"),
    MANAGER("acme.localhost", "manager@acme.example"),
    SUPPORT("acme.localhost", "support@acme.example"),
    CONSOLE("localhost", "operator@localhost");

    private final String host;
    private final String email;

    State(String host, String email) {
      this.host = host;
      this.email = email;
    }
  }

  static Stream<Arguments> walls() {
    List<Arguments> walls = new ArrayList<>();
    for (String name : System.getProperty("gallery.states", ALL).split(",")) {
      State state = State.valueOf(name);
      for (boolean phone : new boolean[] {false, true}) {
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          for (boolean german : new boolean[] {false, true}) {
            walls.add(Arguments.of(state, phone, colors, german));
          }
        }
      }
    }
    return walls.stream();
  }

  @BeforeAll
  static void fill() {
    Portal alex = portal(State.FULL);
    if (alex.get("/api/v1/link").status() == 204) {
      PORTAL.service().link(alex, "alex");
    }
    PORTAL.service().awaitLive(alex);
    byte[] wish = "{\"mode\":\"named\",\"history\":true}".getBytes(StandardCharsets.UTF_8);
    alex.put("/api/v1/leaderboards/participation", wish, "application/json");
  }

  @ParameterizedTest(name = "{0}, phone {1}, {2}, German {3}")
  @MethodSource("walls")
  void isHung(State state, boolean phone, ColorScheme colors, boolean german) {
    String address = "http://" + state.host + ":" + PORTAL.service().node().port();
    String wall = String.join("-", phone ? "phone" : "wide", colors.name(), german ? "de" : "en");
    try (BrowserContext browser = PORTAL.screen(phone, colors)) {
      Page page = browser.newPage();
      for (String route : state == State.CONSOLE ? List.of("/") : BEFORE_SIGNING_IN) {
        page.navigate(address + route);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first().waitFor();
        picture(page, state + "_before" + route.replaceAll("[/#]", "_") + "-" + wall);
      }
      if (german) {
        Steps.signInInGerman(page, address, state.email);
      } else {
        Steps.signInInEnglish(page, address, state.email);
      }
      if (state == State.BROKEN) {
        page.route(CALLS, GalleryIT::fail);
      }
      for (String route : routes(state)) {
        Look.open(page, address + route);
        picture(page, state + route.replaceAll("[/#]", "_") + "-" + wall);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("%s fits on %s", route, wall)
            .isEqualTo(true);
      }
    }
  }

  /** The frame's own, and what the modules contribute to this person. */
  private static Set<String> routes(State state) {
    Set<String> routes = new LinkedHashSet<>(OF_THE_FRAME);
    Portal person = portal(state);
    if (state != State.CONSOLE) {
      // the platform host answers known addresses only
      routes.addAll(List.of("/nowhere", "/reactivate#stale"));
    }
    person
        .get("/ui/contributions")
        .json()
        .forEach(
            each -> {
              String route = each.path("route").asText("");
              if (route.equals(CHALLENGE)) {
                for (JsonNode one : person.get("/api/v1/challenges").json().path("challenges")) {
                  routes.add(route + "/" + one.path("id").asText());
                }
              } else if (!route.isEmpty() && !route.contains(":")) {
                routes.add(route);
              }
            });
    return routes;
  }

  private static Portal portal(State state) {
    return PORTAL.service().node().portal(state.host).signIn(state.email);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "gallery", name.toLowerCase(Locale.ROOT) + ".png"))
            .setFullPage(true));
  }

  private static void fail(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(500)
            .setContentType("application/problem+json")
            .setBody(
                "{\"status\":500,\"code\":\"internal\",\"correlationId\":\"abc123\","
                    + "\"detail\":\"Something went wrong on our side.\"}"));
  }
}
