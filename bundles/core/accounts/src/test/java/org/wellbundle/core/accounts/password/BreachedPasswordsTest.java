package org.wellbundle.core.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.PasswordProfile;

class BreachedPasswordsTest {
  private final BreachedPasswords breached = BreachedPasswords.shipped();

  @Test
  void knowsEachOfThe3000MostUsedByAnotherList() throws IOException {
    assertThat(mostUsed()).hasSize(3_000).allMatch(breached::contains);
  }

  @Test
  void knowsHardlyAnyThatNobodyUses() {
    Random random = new Random(11);
    long taken =
        random
            .longs(100_000)
            .mapToObj(number -> "invented-" + Long.toString(number, 36))
            .filter(breached::contains)
            .count();

    assertThat(breached.size()).isGreaterThan(190_000);
    assertThat(taken).isBetween(0L, 20L);
  }

  @Test
  void refusesALeakedPasswordWhateverItsCaseAndMixture() {
    PasswordPolicy policy = new PasswordPolicy();

    // leaked, long enough, and no word of the other list stands for it
    assertThat(policy.objection(PasswordProfile.NIST, "Qazwsxedcrfvtgb", List.of()))
        .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("password.common"));
    assertThat(policy.objection(PasswordProfile.NIST, "HD764nw5d7e1vb1", List.of()))
        .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("password.common"));
    assertThat(policy.objection(PasswordProfile.NIST, "hd764nw5d7e1vb2", List.of())).isEmpty();
  }

  private static List<String> mostUsed() throws IOException {
    try (var file =
            Objects.requireNonNull(
                BreachedPasswordsTest.class.getResourceAsStream("/passwords/most-used.txt.gz"));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
