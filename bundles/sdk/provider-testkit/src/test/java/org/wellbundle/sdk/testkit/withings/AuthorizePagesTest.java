package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser meets on its way to a code. */
class AuthorizePagesTest {
  private WithingsCloud cloud;
  private String url;

  @BeforeEach
  void start() {
    cloud = Clouds.frozen().start();
    url = url("user.info,user.metrics");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private String url(String scopes) {
    return cloud.authorizeUrl()
        + "?response_type=code&client_id=wellbundle-demo&state=a%26b&scope="
        + scopes
        + "&redirect_uri=http%3A%2F%2Flocalhost%3A4711%2Fcallback";
  }

  private String signIn(String email) {
    HttpResponse<String> entered = Api.form(url, "", "step=login&password=withings&email=" + email);
    assertThat(entered.statusCode()).isEqualTo(303);
    return entered.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  @Test
  void firstTheLoginPage() {
    String page = Api.get(url, "").body();

    assertThat(page)
        .contains(">E-mail</label>", ">Password</label>", "<button>Sign in</button>", "Alex Berger")
        .doesNotContain("src=\"http", "href=\"http", "<script");
  }

  @Test
  void aWrongPasswordSaysSo() {
    String page = Api.form(url, "", "step=login&password=x&email=alex@home.example").body();

    assertThat(page).contains("role=\"alert\"");
  }

  @Test
  void thenTheConsentPageNamesAppAndScopes() {
    String page = Api.get(url, signIn("alex@home.example")).body();

    assertThat(page)
        .contains(">Allow this app</button>", ">Deny</button>", "Wellbundle Demo", "user.metrics")
        .doesNotContain("user.activity");
  }

  @Test
  void allowingSendsBackACodeAndTheState() {
    String cookie = signIn("alex@home.example");

    String location = location(Api.form(url, cookie, "step=consent&decision=allow"));

    assertThat(location)
        .startsWith("http://localhost:4711/callback?code=")
        .endsWith("&state=a%26b");
  }

  @Test
  void denyingSendsBackAnError() {
    String cookie = signIn("alex@home.example");

    String location = location(Api.form(url, cookie, "step=consent&decision=deny"));

    assertThat(location)
        .isEqualTo("http://localhost:4711/callback?error=access_denied&state=a%26b");
  }

  @Test
  void consentIsAskedOncePerPersonAppAndScope() {
    String cookie = signIn("alex@home.example");
    Api.form(url, cookie, "step=consent&decision=allow");

    assertThat(Api.get(url, cookie).statusCode()).isEqualTo(302);
    assertThat(Api.get(url, signIn("sam@home.example")).body()).contains("Allow this app");
    assertThat(Api.get(url("user.info,user.activity"), cookie).body()).contains("Allow this app");
  }

  @Test
  void signingOutAsksWhoItIsAgain() {
    String cookie = signIn("alex@home.example");

    Api.get(cloud.baseUrl() + "/account/logout", cookie);

    assertThat(Api.get(url, cookie).body()).contains("Sign in");
  }

  @Test
  void aBadRequestRedirectsNowhere() {
    List<String> bad =
        List.of(
            url.replace("localhost%3A4711", "evil.example"),
            url.replace("wellbundle-demo", "nobody"),
            url.replace("state=a%26b&", ""),
            url("user.info%20user.metrics"));

    assertThat(bad).allMatch(address -> Api.get(address, "").statusCode() == 400);
    assertThat(Api.get(bad.get(0), "").body()).contains("redirect_uri");
  }

  @Test
  void demoModeNeedsNoLogin() {
    assertThat(Api.get(url + "&mode=demo", "").body()).contains("Demo User", "Allow this app");
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(302);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
