package org.wellbundle.platform.http.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServletTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/link, link",
    "/api/v1/link/sync, link",
    "/api/v1/measurements/7, measurements",
    "/api/v1/, ''",
    "/api/v1, ''",
    "/api/v1/%6cink, %6cink"
  })
  void theRootIsTheFirstSegmentAsWritten(String uri, String root) {
    assertThat(ApiServlet.root(uri)).isEqualTo(root);
  }
}
