package org.wellbundle.core.accounts.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.NORTHWIND;
import static org.wellbundle.core.accounts.House.PAT;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.roles.PeopleResource.PeopleView;
import org.wellbundle.core.accounts.roles.PeopleResource.PersonView;
import org.wellbundle.core.accounts.roles.PeopleResource.RolesWish;
import org.wellbundle.core.accounts.token.Tokens;
import org.wellbundle.core.consent.internal.audit.SqlAuditLog;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.ToldBrowsers;

class RolesTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private static final String KIM = "kim@acme.example";

  private final SignedIn caller = new SignedIn();
  private final ToldBrowsers browsers = new ToldBrowsers();
  private House house;
  private RoleBook book;
  private PeopleResource people;
  private AccountId pat;
  private AccountId kim;

  @BeforeEach
  void open() {
    house = new House(DB);
    pat = house.register(ACME, PAT).account();
    kim = house.register(ACME, KIM).account();
    book = new RoleBook(DB.transactions(), new SqlAuditLog(null), browsers);
    people = new PeopleResource(book, house.accounts.openSessions(), caller, browsers);
    owner(kim);
    as(kim, Role.MEMBER, Role.OWNER);
  }

  private static void owner(AccountId account) {
    DB.execute("insert into accounts.account_role values (1, " + account + ", 'owner')");
  }

  private void as(AccountId account, Role... roles) {
    caller.as(ACME, account);
    caller.roles = Set.of(roles);
  }

  @Test
  void aRoleCountsWithTheNextCallOfEverySessionAndTokenAndGoesAsQuickly() {
    String browser = house.signIn(PAT, "my-laptop");
    Tokens.Issued app = house.app(PAT, "Pat's phone", null);
    Tokens.Issued narrow = house.app(PAT, "Another", Set.of(Permission.LINK_READ));

    PersonView after = change(pat, "member", "supportAgent");

    assertThat(after.roles()).containsExactly("member", "supportAgent");
    assertThat(house.principal(browser).may(Permission.SUPPORT_ASSIST)).isTrue();
    assertThat(mayAssist(app)).isTrue();
    // a token never does more than it was given for
    assertThat(mayAssist(narrow)).isFalse();
    assertThat(browsers.told).contains("1 " + pat + " contributions-changed");

    change(pat, "member");

    assertThat(house.principal(browser).may(Permission.SUPPORT_ASSIST)).isFalse();
    assertThat(mayAssist(app)).isFalse();
  }

  private boolean mayAssist(Tokens.Issued app) {
    return house
        .accounts
        .findBearer(ACME, app.pair().access())
        .orElseThrow()
        .may(Permission.SUPPORT_ASSIST);
  }

  @Test
  void eachChangeIsOnRecordOnceWithWhatWasGivenAndTaken() {
    change(pat, "privacyOfficer", "challengeOrganiser");
    change(pat, "privacyOfficer", "challengeOrganiser");

    assertThat(house.record())
        .filteredOn(row -> row.startsWith("roles.changed"))
        .containsExactly(
            "roles.changed owner given=challengeOrganiser privacyOfficer=taken=member");
  }

  @Test
  void thereIsAlwaysAnOwner() {
    refused(() -> change(kim, "member"), 409, "roles.last-owner");

    change(pat, "member", "owner");
    assertThat(change(kim, "member").roles()).containsExactly("member");
    refused(() -> change(pat, "member"), 409, "roles.last-owner");
  }

  @Test
  void twoOwnersWhoTakeEachOthersRoleLeaveOne() throws Exception {
    owner(pat);
    CyclicBarrier together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<RoleBook.Outcome>> both =
          List.of(
              threads.submit(taking(together, pat, kim)),
              threads.submit(taking(together, kim, pat)));
      assertThat(List.of(both.get(0).get(), both.get(1).get()))
          .hasAtLeastOneElementOfType(RoleBook.Changed.class)
          .hasAtLeastOneElementOfType(RoleBook.LastOwner.class);
    } finally {
      threads.shutdownNow();
    }
    assertThat(DB.query("select count(*) from accounts.account_role where role = 'owner'"))
        .containsExactly("1");
  }

  private Callable<RoleBook.Outcome> taking(CyclicBarrier together, AccountId by, AccountId whom) {
    SignedIn owner = new SignedIn().as(ACME, by);
    owner.roles = Set.of(Role.OWNER);
    return () -> {
      together.await();
      return book.change(owner.principal(), whom, Set.of(Role.MEMBER), "c-1");
    };
  }

  @Test
  void whoRunsTheProgrammeNamesOrganisersAndNobodyElse() {
    as(kim, Role.PROGRAMME_MANAGER);

    assertThat(list("", null).grantable()).containsExactly("challengeOrganiser");
    assertThat(change(pat, "member", "challengeOrganiser").roles())
        .containsExactly("challengeOrganiser", "member");
    refused(() -> change(pat, "member", "owner"), 403, "roles.not-yours");
    refused(() -> change(pat), 403, "roles.not-yours");
    refused(() -> change(kim, "programmeManager", "owner", "member"), 403, "roles.not-yours");
  }

  @Test
  void operatorsAreNotMadeHereAndNonsenseChangesNothing() {
    refused(() -> change(pat, "operator"), 422, "roles.unknown");
    refused(() -> change(pat, "king"), 422, "roles.unknown");
    refused(() -> people.change(pat.toString(), null), 400, "roles.incomplete");
    refused(() -> people.change("x", new RolesWish(List.of())), 404, "people.unknown");
    assertThat(house.record()).noneMatch(row -> row.startsWith("roles.changed"));
  }

  @Test
  void anotherTenantsPeopleAreNeitherSeenNorTouched() {
    TenantId other = NORTHWIND;
    AccountId stranger = house.register(other, "lee@northwind.example").account();

    assertThat(list("lee", null).people()).isEmpty();
    refused(() -> change(stranger, "owner"), 404, "people.unknown");
    refused(() -> people.endSessions(stranger.toString()), 404, "people.unknown");
  }

  @Test
  void peopleAreFoundByPartsOfNameOrAddressPageByPage() {
    for (int i = 0; i < 3; i++) {
      house.register(ACME, "extra" + i + "@acme.example");
    }

    assertThat(list("EXTRA", null).people()).hasSize(3);
    assertThat(list("moor", null).people()).hasSize(5);
    PeopleView first = people.list(null, null, "3", null);
    PeopleView second = people.list(null, null, "3", first.next());
    assertThat(first.people()).hasSize(3);
    assertThat(second.people()).hasSize(2);
    assertThat(second.next()).isNull();
    assertThat(people.list(null, "roles", null, null).people())
        .singleElement()
        .satisfies(one -> assertThat(one.id()).isEqualTo(kim.toString()))
        .satisfies(one -> assertThat(one.you()).isTrue());
    refused(() -> list("x".repeat(101), null), 400, "people.words-too-long");
    refused(() -> people.list(null, null, null, "made-up"), 400, "cursor.invalid");
  }

  @Test
  void anOwnerEndsAllSessionsOfSomebodyAndTheAccountStaysOpen() {
    String browser = house.signIn(PAT, "my-laptop");
    Tokens.Issued app = house.app(PAT, "Pat's phone", null);

    people.endSessions(pat.toString());

    assertThat(house.accounts.find(ACME, browser)).isEmpty();
    assertThat(house.accounts.findBearer(ACME, app.pair().access())).isEmpty();
    assertThat(browsers.told).contains("1 " + pat + " session-ended");
    assertThat(house.record().get(house.record().size() - 1)).startsWith("session.ended owner");
    assertThat(house.signIn(PAT, "my-laptop")).isNotEmpty();
  }

  private PersonView change(AccountId whom, String... roles) {
    return people.change(whom.toString(), new RolesWish(List.of(roles)));
  }

  private PeopleView list(String words, String cursor) {
    return people.list(words, null, null, cursor);
  }

  private static void refused(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}
