package org.wellbundle.platform.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

class CursorsTest {
  @Test
  void comesBackAsItWentOut() {
    String cursor = Cursors.of("notes", 7, "ä,b");
    assertThat(Cursors.read("notes", 2, cursor)).contains(List.of("7", "ä,b"));
    assertThat(Cursors.read("notes", 2, null)).isEmpty();
  }

  @Test
  void belongsToOneList() {
    String cursor = Cursors.of("notes", 7);
    assertThatThrownBy(() -> Cursors.read("others", 1, cursor)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Cursors.read("notes", 2, cursor)).isInstanceOf(Problem.class);
    String cut = cursor.substring(0, cursor.length() - 2);
    assertThatThrownBy(() -> Cursors.read("notes", 1, cut)).isInstanceOf(Problem.class);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
      String bent = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThatThrownBy(() -> Cursors.read("notes", 1, bent)).isInstanceOf(Problem.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "AAAA", "0", "-1", "' or 1=1"})
  void nonsenseIsRefusedWithItsCode(String cursor) {
    assertThatThrownBy(() -> Cursors.read("notes", 1, cursor))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("cursor.invalid"));
  }

  @Test
  void limitsAreNumbers() {
    assertThat(Cursors.limit(null, 100, 1000)).isEqualTo(100);
    assertThat(Cursors.limit("5000", 100, 1000)).isEqualTo(1000);
    assertThatThrownBy(() -> Cursors.limit("0", 100, 1000)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Cursors.limit("many", 100, 1000)).isInstanceOf(Problem.class);
  }
}
