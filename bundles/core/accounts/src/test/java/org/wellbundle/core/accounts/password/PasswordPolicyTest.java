package org.wellbundle.core.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.tenant.PasswordProfile;

class PasswordPolicyTest {
  private static final List<String> CONTEXT =
      List.of("wellbundle", "acme", "Acme Well", "alex.keller@acme.example", "Alex Keller");

  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @CsvSource({
    "Ab1!xyz, password.too-short",
    "abcd-1234-efgh, password.composition",
    "ABCD-1234-EFGH, password.composition",
    "Abcd-efgh-ijkl, password.composition",
    "Abcd1234efgh, password.composition",
    "Password1!, password.common",
    "P@ssw0rd!, password.common",
    "Passw0rt#2024, password.common",
    "Summer2026!, password.common",
    "Sommer-26, password.common",
    "Welcome123$, password.common",
    "Qwertz123!, password.common",
    "1Qaz2wsx!, password.common",
    "Iloveyou-1, password.common",
    "WelcomeSummer1!, password.common",
    "Abc1!Abc1!, password.common",
    "AcmeWell#1, password.personal",
    "Alex-Keller-77x!, password.personal",
    "Wellbundle-7a!, password.personal"
  })
  void seedRefusesWithAStableCode(String password, String code) {
    assertThat(policy.objection(PasswordProfile.SEED, password, CONTEXT).orElseThrow().code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Correct-4711-horse",
        "tRee!9lamp",
        "Ö1-blaue-Ziegel",
        "kX7#mQ2v",
        "Wb-7f3kd81q-!A"
      })
  void seedTakesWhatIsMixedAndOnesOwn(String password) {
    assertThat(policy.objection(PasswordProfile.SEED, password, CONTEXT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fourteen chars, password.too-short",
    "passwordpassword, password.common",
    "aaaaaaaaaaaaaaaa, password.common",
    "123456789012345, password.common",
    "correcthorsebatterystaple, password.common",
    "qwertyuiopasdfghjkl, password.common",
    "acme well acme well 1, password.personal"
  })
  void nistRefusesShortAndKnownOnes(String password, String code) {
    assertThat(policy.objection(PasswordProfile.NIST, password, CONTEXT).orElseThrow().code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lantern under the seventh bridge", "grüne ziegel am fluss", "yxmvbeoqhrtplazu"})
  void nistWantsNoComposition(String password) {
    assertThat(policy.objection(PasswordProfile.NIST, password, CONTEXT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void lengthEndsAt128(int length) {
    String password = "xQ7-" + "a9!kZ".repeat(30).substring(0, length - 4);
    assertThat(policy.objection(PasswordProfile.SEED, password, CONTEXT).isPresent())
        .isEqualTo(length > 128);
  }
}
