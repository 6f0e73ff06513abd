package org.wellbundle.platform.http.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.Configs;
import org.wellbundle.platform.http.internal.Settings;
import org.wellbundle.platform.http.internal.problem.RefusedBodyException;

class BodyLimitTest {
  private final Settings settings =
      Configs.settings(Map.of("apiBodyLimitBytes", 100L, "largeBodyLimitBytes", 1000L)).current();

  @Test
  void anAnnouncedBodyIsJudgedBeforeItIsRead() {
    var fits = new FakeRequest("POST", "/api/v1/link").answer("getContentLengthLong", 100L).build();
    assertThat(BodyLimit.apply(fits, "/api/v1/link", settings)).isNotNull();
    var big = new FakeRequest("POST", "/api/v1/link").answer("getContentLengthLong", 101L).build();
    assertThatThrownBy(() -> BodyLimit.apply(big, "/api/v1/link", settings))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(413);
              assertThat(problem.code()).isEqualTo("request.too-large");
            });
  }

  @Test
  void filesMayBeLarger() {
    var file = new FakeRequest("POST", "/").answer("getContentLengthLong", 900L).build();
    assertThat(BodyLimit.apply(file, "/api/v1/imports/weight", settings)).isNotNull();
    assertThatThrownBy(() -> BodyLimit.apply(file, "/api/v1/link", settings))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aStreamedBodyIsCounted() throws IOException {
    assertThat(streamed(100).readAllBytes()).hasSize(100);
    assertThatThrownBy(() -> streamed(101).readAllBytes()).isInstanceOf(RefusedBodyException.class);
    assertThatThrownBy(
            () -> {
              var in = streamed(101);
              while (in.read() >= 0) {}
            })
        .isInstanceOf(RefusedBodyException.class);
  }

  @Test
  void aRequestWithoutABodyStaysAsItIs() {
    var get = new FakeRequest("GET", "/api/v1/me").build();
    assertThat(BodyLimit.apply(get, "/api/v1/me", settings)).isSameAs(get);
  }

  private java.io.InputStream streamed(int size) throws IOException {
    var request =
        new FakeRequest("POST", "/api/v1/link")
            .header("Transfer-Encoding", "chunked")
            .body(new byte[size])
            .build();
    return BodyLimit.apply(request, "/api/v1/link", settings).getInputStream();
  }
}
