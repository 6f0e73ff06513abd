package org.wellbundle.core.accounts.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final OneTimeCodes codes = new OneTimeCodes();

  /** Appendix B of RFC 6238, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(codes.step(SECRET, code, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
  }

  @ParameterizedTest
  @CsvSource({"-30, true", "30, true", "-60, false", "60, false"})
  void clocksMayBeApartByOneStep(long apart, boolean taken) {
    Instant now = Instant.ofEpochSecond(1_234_567_890L + apart);
    assertThat(codes.step(SECRET, "005924", now, 0).isPresent()).isEqualTo(taken);
  }

  @Test
  void whatWasUsedIsNotTakenAgain() {
    long step = 1_234_567_890L / 30;
    Instant now = Instant.ofEpochSecond(1_234_567_890L);
    assertThat(codes.step(SECRET, "005924", now, step - 1)).hasValue(step);
    assertThat(codes.step(SECRET, "005924", now, step)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void keysAreWrittenAsTheStandardSays(String plain, String written) {
    assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }

  @Test
  void recoveryCodesAreTypedAsTheyAreShown() {
    List<String> fresh = RecoveryCodes.fresh();

    assertThat(new HashSet<>(fresh)).hasSize(RecoveryCodes.COUNT);
    assertThat(fresh)
        .allSatisfy(
            code -> {
              assertThat(RecoveryCodes.shown(code)).matches("[a-h][a-z2-7]{4}-[a-z2-7]{5}");
              assertThat(
                      SecondFactorCheck.plain(
                          " " + RecoveryCodes.shown(code).toUpperCase(Locale.ROOT)))
                  .isEqualTo(code);
              assertThat(RecoveryCodes.looksLikeOne(code)).isTrue();
            });
    assertThat(RecoveryCodes.looksLikeOne("123456")).isFalse();
  }
}
