package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.internal.Configs;

class CookieServiceTest {
  private final List<String> set = new ArrayList<>();
  private final Cookies plain = new CookieService(Configs.settings(Map.of()));
  private final Cookies strict =
      new CookieService(Configs.settings(Map.of("publicUrl", "https://well.example")));

  @Test
  void onPlainHttpTheCookieIsBoundToTheHost() {
    plain.write(request(false), response(), Cookies.SESSION, "abc", Duration.ofHours(1));
    assertThat(set).containsExactly("wb_session=abc; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
  }

  @Test
  void behindHttpsItIsSecureAndPrefixed() {
    plain.write(request(true), response(), Cookies.SESSION, "abc", Duration.ofHours(1));
    strict.write(request(false), response(), Cookies.SESSION, "abc", Duration.ofHours(1));
    assertThat(set)
        .hasSize(2)
        .containsOnly(
            "__Host-wb_session=abc; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
  }

  @Test
  void clearingExpiresIt() {
    plain.clear(request(false), response(), Cookies.SESSION);
    assertThat(set).containsExactly("wb_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @Test
  void readsTheOneTheSchemeCallsFor() {
    var both = new FakeRequest("GET", "/").cookie("wb_session", "tossed").build();
    assertThat(plain.read(both, Cookies.SESSION)).contains("tossed");
    assertThat(strict.read(both, Cookies.SESSION)).isEmpty();
    var prefixed = new FakeRequest("GET", "/").cookie("__Host-wb_session", "real").build();
    assertThat(strict.read(prefixed, Cookies.SESSION)).contains("real");
    assertThat(plain.read(new FakeRequest("GET", "/").build(), Cookies.SESSION)).isEmpty();
  }

  @Test
  void aValueThatWouldBreakOutIsRefused() {
    assertThatThrownBy(
            () ->
                plain.write(request(false), response(), "x", "a; Domain=evil", Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpServletRequest request(boolean secure) {
    Origin origin = new Origin(secure ? "https" : "http", "acme.localhost", -1);
    return new FakeRequest("GET", "/")
        .attribute(
            RequestContext.ATTRIBUTE,
            new RequestContext("c", origin, People.ACME, tenant -> null, null))
        .build();
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("addHeader");
              assertThat(arguments[0]).isEqualTo("Set-Cookie");
              set.add((String) arguments[1]);
              return null;
            });
  }
}
