package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Problem;

class CsrfCheckTest {
  private static final String LINK = "/api/v1/link";
  private static final String SESSION = "/api/v1/session";

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void readingNeedsNoToken(String method) {
    passes(new FakeRequest(method, LINK).header("Sec-Fetch-Site", "cross-site"), People.ALEX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void changingWithASessionNeedsItsToken(String method) {
    refused(new FakeRequest(method, LINK), People.ALEX, "csrf.missing");
    refused(new FakeRequest(method, LINK).header("X-CSRF-Token", ""), People.ALEX, "csrf.missing");
    refused(
        new FakeRequest(method, LINK).header("X-CSRF-Token", "guess"), People.ALEX, "csrf.invalid");
    passes(new FakeRequest(method, LINK).header("X-CSRF-Token", "token-of-alex"), People.ALEX);
  }

  @Test
  void signingInMustNotComeFromAnotherSite() {
    refused(signIn().header("Sec-Fetch-Site", "cross-site"), null, "csrf.invalid");
    refused(signIn().header("Sec-Fetch-Site", "same-site"), null, "csrf.invalid");
    refused(signIn().header("Origin", "http://evil.example"), null, "csrf.invalid");
    refused(signIn().header("Origin", "null"), null, "csrf.invalid");
    refused(signIn().header("Origin", "http://northwind.localhost:8181"), null, "csrf.invalid");
  }

  @Test
  void signingInFromThePortalOrAProgramPasses() {
    passes(signIn().header("Sec-Fetch-Site", "same-origin"), null);
    passes(signIn().header("Origin", "http://acme.localhost:8181"), null);
    passes(signIn(), null);
  }

  @Test
  void signingInAgainNeedsNoTokenOfTheOldSession() {
    passes(signIn(), People.ALEX);
    refused(new FakeRequest("DELETE", SESSION), People.ALEX, "csrf.missing");
  }

  @Test
  void anonymousPostsAreHeldToTheirOriginToo() {
    refused(
        new FakeRequest("POST", LINK).header("Sec-Fetch-Site", "cross-site"), null, "csrf.invalid");
  }

  private static FakeRequest signIn() {
    return new FakeRequest("POST", SESSION);
  }

  private static void passes(FakeRequest request, @Nullable Principal principal) {
    assertThatCode(() -> check(request, principal)).doesNotThrowAnyException();
  }

  private static void refused(FakeRequest request, @Nullable Principal principal, String code) {
    Problem problem = catchThrowableOfType(Problem.class, () -> check(request, principal));
    assertThat(problem).isNotNull();
    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.code()).isEqualTo(code);
  }

  private static void check(FakeRequest fake, @Nullable Principal principal) {
    var request = fake.build();
    var origin = new Origin("http", "acme.localhost", 8181);
    CsrfCheck.check(
        request,
        request.getRequestURI(),
        new RequestContext("c", origin, People.ACME, tenant -> principal, null));
  }
}
