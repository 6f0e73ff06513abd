package org.wellbundle.platform.http.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.platform.http.Problem;

class FailuresTest {
  @Test
  void aProblemIsFoundHoweverDeepItLies() {
    Problem problem = new Problem(409, "link.already-linked", "Already linked.");
    assertThat(Failures.problemOf(new RuntimeException(new IOException(problem))))
        .isSameAs(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P03", "53300"})
  void aDatabaseThatIsAwayIsNoFaultOfTheCall(String state) {
    Problem problem =
        Failures.problemOf(new IllegalStateException(new SQLException("gone", state)));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("service.unavailable");
    assertThat(ProblemJson.retryAfter(problem)).isPositive();
  }

  @Test
  void anExhaustedPoolCountsAsAway() {
    assertThat(
            Failures.problemOf(new RuntimeException(new SQLTransientConnectionException("pool")))
                .status())
        .isEqualTo(503);
  }

  @Test
  void anythingElseIsOursAndTellsNothing() {
    Problem problem = Failures.problemOf(new RuntimeException(new SQLException("syntax", "42601")));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.code()).isEqualTo("internal");
    assertThat(problem.getMessage()).doesNotContain("syntax");
  }

  @Test
  void aCycleOfCausesEnds() {
    Exception outer = new Exception("outer");
    Exception inner = new Exception("inner", outer);
    outer.initCause(inner);
    assertThat(Failures.problemOf(outer).code()).isEqualTo("internal");
  }
}
