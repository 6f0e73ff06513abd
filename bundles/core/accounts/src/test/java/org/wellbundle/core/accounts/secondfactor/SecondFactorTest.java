package org.wellbundle.core.accounts.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.wellbundle.core.accounts.House.ABROAD;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.Accounts;
import org.wellbundle.core.accounts.AccountsPersonalData;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.signin.SignIn.CodeMissing;
import org.wellbundle.core.accounts.signin.SignIn.CodeRefused;
import org.wellbundle.core.accounts.signin.SignIn.Refused;
import org.wellbundle.core.accounts.signin.SignIn.Wait;
import org.wellbundle.core.accounts.signin.SignIn.Welcome;
import org.wellbundle.platform.database.testing.TestDatabase;

class SecondFactorTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private static final Duration STEP = Duration.ofSeconds(30);

  private House house;
  private SecondFactorDesk desk;
  private AccountId pat;
  private Principal me;
  private byte[] secret;
  private Optional<String> renewed = Optional.empty();

  @BeforeEach
  void open() {
    house = new House(DB);
    desk = house.accounts.secondFactors();
    pat = house.register(ACME, PAT).account();
    me = house.principal(house.signIn(PAT, "my-laptop"));
    house.told.clear();
  }

  @Test
  void afterThePasswordTheCodeIsAskedForAndOpens() {
    hasOne();

    assertThat(attempt(PASSWORD, null)).isInstanceOf(CodeMissing.class);
    assertThat(attempt(PASSWORD, " ")).isInstanceOf(CodeMissing.class);
    assertThat(attempt(PASSWORD, "000000")).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, spaced(next()))).isInstanceOf(Welcome.class);
  }

  @Test
  void whoDoesNotKnowThePasswordLearnsNothingOfTheCode() {
    hasOne();
    String right = next();

    assertThat(attempt("Wrong-4711-horse", null)).isInstanceOf(Refused.class);
    assertThat(attempt("Wrong-4711-horse", right)).isInstanceOf(Refused.class);
    // and used nothing up
    assertThat(attempt(PASSWORD, right)).isInstanceOf(Welcome.class);
  }

  @Test
  void withoutASecondFactorACodeIsNotLookedAt() {
    assertThat(attempt(PASSWORD, "123456")).isInstanceOf(Welcome.class);
    assertThat(attempt(PASSWORD, null)).isInstanceOf(Welcome.class);
  }

  @Test
  void untilItIsConfirmedItCountsForNothing() {
    begin();
    assertThat(attempt(PASSWORD, null)).isInstanceOf(Welcome.class);

    assertThat(desk.confirm(me, "000000", "c-1")).isInstanceOf(SecondFactorDesk.WrongCode.class);
    house.clock.advance(Duration.ofMinutes(30));
    assertThat(desk.confirm(me, code(0), "c-1")).isInstanceOf(SecondFactorDesk.NotBegun.class);
    assertThat(attempt(PASSWORD, null)).isInstanceOf(Welcome.class);
  }

  @Test
  void aCodeWorksOnceThatOfTheConfirmationIncluded() {
    switchOn();
    assertThat(attempt(PASSWORD, code(0))).isInstanceOf(CodeRefused.class);

    house.clock.advance(STEP.multipliedBy(2));
    String code = code(0);
    assertThat(attempt(PASSWORD, code)).isInstanceOf(Welcome.class);
    assertThat(attempt(PASSWORD, code)).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, code(-1))).as("an earlier one").isInstanceOf(CodeRefused.class);
  }

  @Test
  void clocksMayBeOneStepApart() {
    hasOne();
    house.clock.advance(Duration.ofHours(1));
    assertThat(attempt(PASSWORD, code(-2))).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, code(2))).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, code(-1))).isInstanceOf(Welcome.class);
    assertThat(attempt(PASSWORD, code(1))).isInstanceOf(Welcome.class);
  }

  @Test
  void ofManyWithTheSameCodeOneGetsIn() throws Exception {
    hasOne();
    String code = next();
    SecondFactorCheck check = house.accounts.secondFactorCheck();
    ExecutorService crowd = Executors.newFixedThreadPool(4);
    try {
      List<Callable<SecondFactorCheck.Result>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String device = "device-" + i;
        tries.add(() -> check.check(ACME, pat, new SecondFactorCheck.Shown(code, device, "c-1")));
      }
      int in = 0;
      for (Future<SecondFactorCheck.Result> each : crowd.invokeAll(tries)) {
        in += each.get() instanceof SecondFactorCheck.Right ? 1 : 0;
      }
      assertThat(in).isEqualTo(1);
    } finally {
      crowd.shutdown();
    }
  }

  @Test
  void whoKnowsThePasswordAndGuessesCodesIsSlowedDownFromEverywhere() {
    hasOne();
    for (int i = 0; i < 6; i++) {
      assertThat(house.attempt(ACME, PAT, PASSWORD, "00000" + i, "203.0.113." + i, ""))
          .isInstanceOf(CodeRefused.class);
    }
    assertThat(house.attempt(ACME, PAT, PASSWORD, "000009", "203.0.113.99", ""))
        .isInstanceOf(Wait.class);
    // the person's own browser has a count of its own
    assertThat(house.attempt(ACME, PAT, PASSWORD, next(), HOME, "my-laptop"))
        .isInstanceOf(Welcome.class);
  }

  @Test
  void aRightPasswordAloneDoesNotWipeTheSlateClean() {
    hasOne();
    for (int i = 0; i < 6; i++) {
      assertThat(attempt(PASSWORD, null)).isInstanceOf(CodeMissing.class);
    }
    assertThat(attempt(PASSWORD, null)).isInstanceOf(Wait.class);
  }

  @Test
  void signingInWithTwoStepsLeavesNoCount() {
    hasOne();
    assertThat(attempt(PASSWORD, null)).isInstanceOf(CodeMissing.class);
    // what others at the address and the account's other browsers share stays as it was
    assertThat(counts()).containsExactly("1");

    assertThat(attempt(PASSWORD, next())).isInstanceOf(Welcome.class);
    assertThat(counts()).isEmpty();
  }

  private static List<String> counts() {
    return DB.query("select attempts from accounts.guess where attempts > 0");
  }

  @Test
  void aRecoveryCodeOpensOnceIsToldAndEndsWithNewOnes() {
    List<String> recovery = switchOn();
    house.told.clear();

    assertThat(attempt(PASSWORD, recovery.get(2).toUpperCase(Locale.ROOT)))
        .isInstanceOf(Welcome.class);
    assertThat(attempt(PASSWORD, recovery.get(2))).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, "a2345-67abc")).isInstanceOf(CodeRefused.class);

    assertThat(kinds()).containsExactly("account.recovery-code-used");
    assertThat(desk.state(me).recoveryCodesLeft()).isEqualTo(7);
    assertThat(house.record()).contains("secondFactor.recovered nobody");
    nothingThatOpensLiesInTheDatabase(recovery);

    List<String> fresh = desk.renew(me, "c-1").codes();
    assertThat(attempt(PASSWORD, recovery.get(0))).isInstanceOf(CodeRefused.class);
    assertThat(attempt(PASSWORD, fresh.get(0))).isInstanceOf(Welcome.class);
  }

  private void nothingThatOpensLiesInTheDatabase(List<String> recovery) {

    assertThat(
            DB.query(
                "select f::text from accounts.second_factor f union all"
                    + " select c::text from accounts.recovery_code c union all"
                    + " select e::text from audit.entry e"))
        .allSatisfy(
            row -> {
              assertThat(row).doesNotContain(hex(secret), hex(Base32.encode(secret)));
              recovery.forEach(code -> assertThat(row).doesNotContain(code, code.replace("-", "")));
            });
    assertThat(DB.query("select hash from accounts.recovery_code"))
        .hasSize(8)
        .allMatch(hash -> hash.startsWith("$argon2id$"));
  }

  @Test
  void switchingOnEndsSessionsThatShowedAPasswordOnly() {
    String other = house.signIn(PAT, "my-phone");
    String here = house.signIn(PAT, "my-laptop");
    var app = house.app(PAT, "An app", null);
    me = house.principal(here);
    house.told.clear();

    switchOn();

    assertThat(house.accounts.find(ACME, other)).isEmpty();
    assertThat(house.accounts.findBearer(ACME, app.pair().access())).isEmpty();
    assertThat(house.accounts.find(ACME, here)).as("the secret it had").isEmpty();
    assertThat(house.principal(renewed.orElseThrow()).sessionId()).isEqualTo(me.sessionId());
    assertThat(house.record()).contains("secondFactor.on member");
    assertThat(kinds()).containsExactly("account.second-factor-on");
  }

  @Test
  void switchingOnAndAResetMakeStrangersOfAllBrowsers() {
    switchOn();
    assertThat(house.attempt(ACME, PAT, PASSWORD, next(), ABROAD, "my-laptop"))
        .isInstanceOfSatisfying(Welcome.class, it -> assertThat(it.knownDevice()).isFalse());
    assertThat(knownDevices()).isEqualTo("0");

    house.clock.advance(STEP.multipliedBy(2));
    Welcome again = (Welcome) attempt(PASSWORD, code(0));
    house.accounts.signIn().open(ACME, again, "Firefox", "my-laptop", "c-1");
    assertThat(knownDevices()).isEqualTo("1");
    desk.reset(ACME, pat, "c-1");
    assertThat(knownDevices()).isEqualTo("0");
  }

  private static String knownDevices() {
    return DB.query("select count(*) from accounts.known_device").get(0);
  }

  @Test
  void aSignInUnderWayOpensNothingOnceTheSecondFactorHasChanged() {
    Welcome withoutCode = (Welcome) attempt(PASSWORD, null);
    switchOn();
    opensNothing(withoutCode);
    assertThat(house.record()).contains("password.refused nobody reason=changed");

    Welcome withCode = (Welcome) attempt(PASSWORD, next());
    desk.reset(ACME, pat, "c-1");
    opensNothing(withCode);
  }

  @Test
  void aSignInUnderWayOpensNothingWithThePasswordOfBefore() {
    Welcome old = (Welcome) attempt(PASSWORD, null);
    house
        .accounts
        .passwords()
        .change(ACME, old.account(), me.sessionId(), "Lantern-88-bridge", "c-1");
    opensNothing(old);
  }

  private void opensNothing(Welcome welcome) {
    String before = DB.query("select count(*) from accounts.session").get(0);
    assertThat(house.accounts.signIn().open(ACME, welcome, "Firefox", "my-phone", "c-1")).isEmpty();
    assertThat(house.accounts.tokens().open(ACME, welcome, "App", null, "c-1")).isEmpty();
    assertThat(DB.query("select count(*) from accounts.session")).containsExactly(before);
  }

  @Test
  void whatEndsSessionsWaitsForOneThatIsOpening() throws Exception {
    Welcome welcome = (Welcome) attempt(PASSWORD, null);
    begin();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> confirmed =
          DB.transactions()
              .inTenant(
                  ACME,
                  tx -> {
                    assertThat(house.accounts.signIn().threshold().stands(tx, ACME, welcome, "c-1"))
                        .isTrue();
                    Future<?> on = other.submit(() -> desk.confirm(me, code(0), "c-1"));
                    awaitSomebodyWaitingForALock();
                    return on;
                  });
      assertThat(confirmed.get(10, TimeUnit.SECONDS)).isInstanceOf(SecondFactorDesk.On.class);
    } finally {
      other.shutdown();
    }
  }

  private static void awaitSomebodyWaitingForALock() {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (DB.query(
            "select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                + " where not l.granted and a.datname = current_database()")
        .isEmpty()) {
      assertThat(System.nanoTime()).as("the confirmation waits").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  @Test
  void whoGuessesAtAConfirmationIsSlowedDown() {
    begin();
    for (int i = 0; i < 6; i++) {
      assertThat(desk.confirm(me, "00000" + i, "c-1"))
          .isInstanceOf(SecondFactorDesk.WrongCode.class);
    }
    assertThat(desk.confirm(me, code(0), "c-1")).isInstanceOf(SecondFactorDesk.Wait.class);

    house.clock.advance(Duration.ofMinutes(1));
    assertThat(desk.confirm(me, code(0), "c-1")).isInstanceOf(SecondFactorDesk.On.class);
  }

  @Test
  void switchedOffThePasswordIsEnoughAgain() {
    hasOne();
    house.told.clear();
    desk.off(me, "c-1");

    assertThat(attempt(PASSWORD, null)).isInstanceOf(Welcome.class);
    assertThat(kinds()).containsExactly("account.second-factor-off");
    assertThat(DB.query("select count(*) from accounts.recovery_code")).containsExactly("0");
    assertThat(house.record()).contains("secondFactor.off member");
  }

  @Test
  void anOperatorHelpsWhoHasLostEverything() {
    hasOne();
    house.told.clear();

    assertThat(desk.reset(NORTHWIND, pat, "c-1")).isFalse();
    assertThat(desk.reset(ACME, pat, "c-1")).isTrue();
    assertThat(desk.reset(ACME, pat, "c-1")).isFalse();

    assertThat(DB.query("select count(*) from accounts.session")).containsExactly("0");
    assertThat(attempt(PASSWORD, null)).isInstanceOf(Welcome.class);
    assertThat(kinds()).containsExactly("account.second-factor-off");
    assertThat(house.record()).contains("secondFactor.reset operator");
  }

  @Test
  void aMailedKeySetsAPasswordAndGoesRoundNoSecondFactor() {
    hasOne();
    String key =
        DB.transactions()
            .inTenant(ACME, tx -> house.accounts.passwords().key(tx, ACME, PAT, "c-1"))
            .orElseThrow()
            .secret();
    house.accounts.passwords().reset(ACME, key, "Lantern-88-bridge", "c-1");

    assertThat(attempt("Lantern-88-bridge", null)).isInstanceOf(CodeMissing.class);
    assertThat(attempt("Lantern-88-bridge", next())).isInstanceOf(Welcome.class);
  }

  @Test
  void theSameAddressAtAnotherTenantIsSomebodyElse() {
    hasOne();
    house.register(NORTHWIND, PAT);

    assertThat(house.attempt(NORTHWIND, PAT, PASSWORD, null, HOME, "")).isInstanceOf(Welcome.class);
    assertThat(attempt(PASSWORD, null)).isInstanceOf(CodeMissing.class);
  }

  @Test
  void anOperatorsSecondFactorIsThePlatforms() {
    AccountId olga = house.register(TenantId.PLATFORM, "operator@localhost").account();
    SignIn.Welcome welcome =
        (SignIn.Welcome)
            house.attempt(TenantId.PLATFORM, "operator@localhost", PASSWORD, HOME, "desk");
    String cookie =
        house
            .accounts
            .signIn()
            .open(TenantId.PLATFORM, welcome, "Firefox", "desk", "c-1")
            .orElseThrow()
            .secret();
    me = house.accounts.find(TenantId.PLATFORM, cookie).orElseThrow();
    assertThat(me.account()).isEqualTo(olga);

    hasOne();

    assertThat(house.attempt(TenantId.PLATFORM, "operator@localhost", PASSWORD, HOME, "desk"))
        .isInstanceOf(CodeMissing.class);
    assertThat(house.told).isEmpty();
  }

  @Test
  void aRoleThatNeedsOneRestsUntilItIsThere() {
    DB.execute(
        "insert into accounts.account_role select tenant_id, id, 'owner' from accounts.account");
    Accounts strict = house.node(SecondFactorRule.of(" owner, operator,"));
    String cookie = house.signIn(PAT, "my-laptop");

    Principal before = strict.find(ACME, cookie).orElseThrow();
    assertThat(before.may(Permission.TENANT_MANAGE)).isFalse();
    assertThat(before.may(Permission.LINK_READ)).isTrue();
    assertThat(before.may(Permission.ACCOUNT_SECURITY)).isTrue();
    assertThat(strict.resting(ACME, strict.read(ACME, pat).orElseThrow()))
        .containsExactly(Role.OWNER);
    assertThat(house.principal(cookie).may(Permission.TENANT_MANAGE)).isTrue();

    me = before;
    hasOne();
    assertThat(strict.find(ACME, cookie).orElseThrow().may(Permission.TENANT_MANAGE)).isTrue();
    assertThat(strict.resting(ACME, strict.read(ACME, pat).orElseThrow())).isEmpty();
  }

  @Test
  void aRuleWithANameThatIsNoRoleIsRefused() {
    assertThat(catchThrowable(() -> SecondFactorRule.of("admin"))).hasMessageContaining("'admin'");
    assertThat(SecondFactorRule.of("").roles()).isEmpty();
  }

  @Test
  void whoIsErasedLeavesNoneAndNobodyElsesGoes() {
    hasOne();
    AccountId kim = house.register(ACME, "kim@acme.example").account();
    me = house.principal(house.signIn("kim@acme.example", "kims"));
    hasOne();
    DB.execute(
        "insert into accounts.recovery_code select tenant_id, account_id, 'a', 'x'"
            + " from accounts.second_factor");

    DB.transactions()
        .runInTenant(
            ACME,
            tx -> {
              try (var call = tx.connection().createStatement()) {
                call.execute("select accounts.erase_person(%s, '{}')".formatted(pat));
              }
            });

    assertThat(DB.query("select account_id from accounts.second_factor"))
        .containsExactly(kim.toString());
    assertThat(DB.query("select distinct account_id from accounts.recovery_code"))
        .containsExactly(kim.toString());
  }

  @Test
  void theArchiveTellsThatThereIsOneAndNothingThatOpens() throws Exception {
    hasOne();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new AccountsPersonalData(DB.transactions(), null)
        .export(
            new Person(ACME, pat, me.profiles()),
            name -> name.equals("second-factor.json") ? file : new ByteArrayOutputStream());

    String text = file.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("\"since\"", "\"recoveryCodesLeft\"").doesNotContain("argon2");
    assertThat(text).doesNotContain("secret");
  }

  private List<String> switchOn() {
    begin();
    SecondFactorDesk.On on = (SecondFactorDesk.On) desk.confirm(me, code(0), "c-1");
    renewed = on.secret();
    return on.recovery().codes();
  }

  /** As after a confirmation some time ago, without the slow hashes of the recovery codes. */
  private void hasOne() {
    begin();
    DB.execute(
        "update accounts.second_factor set confirmed_at = begun_at where account_id = "
            + me.account());
  }

  private void begin() {
    secret = decoded(desk.begin(me).orElseThrow());
  }

  private SignIn.Outcome attempt(String password, @Nullable String code) {
    return house.attempt(ACME, PAT, password, code, ABROAD, "");
  }

  /** The code of the step after this one; time goes on so far. */
  private String next() {
    house.clock.advance(STEP);
    return code(0);
  }

  private String code(int steps) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(secret, "HmacSHA1"),
              house.clock.instant().plus(STEP.multipliedBy(steps)));
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  private static String spaced(String code) {
    return code.substring(0, 3) + " " + code.substring(3);
  }

  private List<String> kinds() {
    return house.told.stream().map(SecondFactorTest::kind).toList();
  }

  private static String kind(Event event) {
    return Notice.of(event).orElseThrow().kind();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] decoded(String key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char each : key.toCharArray()) {
      buffer = buffer << 5 | Base32.ALPHABET.indexOf(each);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits & 0xff);
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
