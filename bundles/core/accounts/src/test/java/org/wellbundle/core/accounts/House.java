package org.wellbundle.core.accounts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountRegistration.Created;
import org.wellbundle.api.account.AccountRegistration.NewAccount;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.api.tenant.PasswordProfile;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.secondfactor.SecondFactorRule;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.token.Tokens;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.audit.SqlAuditLog;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.openjpa.internal.OpenJpaStores;

/** The accounts on a real database, with two employers; northwind's password profile is nist. */
public final class House {
  public static final TenantId ACME = new TenantId(1);
  public static final TenantId NORTHWIND = new TenantId(2);
  public static final String PASSWORD = "Correct-4711-horse";
  public static final String PAT = "pat@acme.example";
  public static final String HOME = "192.0.2.1";
  public static final String ABROAD = "198.51.100.9";

  public final MovableClock clock = new MovableClock();
  public final List<Event> told = new ArrayList<>();
  final TestDatabase db;
  private final OwnersVault vault = new OwnersVault();
  public final Accounts accounts;

  public House(TestDatabase db) {
    this.db = db;
    db.execute(
        "truncate accounts.account, accounts.guess, audit.entry, audit.chain, audit.head cascade");
    accounts = node(SecondFactorRule.NONE);
  }

  /** The accounts of a node that is set up so. */
  public Accounts node(SecondFactorRule rule) {
    return new Accounts(
        db.transactions(),
        new OpenJpaStores().create("accounts", Accounts.class),
        (tx, event) -> told.add(event),
        new SqlAuditLog(null),
        tenants(),
        vault,
        Lifetimes.standard(),
        rule,
        clock);
  }

  /** The schemas to give the database. */
  public static SchemaChanges[] schemas() {
    return new SchemaChanges[] {AccountsSchema.changes(), PrivacySchemas.audit()};
  }

  public static TenantDirectory tenants() {
    return new TwoTenants(
        tenant(ACME, "acme", PasswordProfile.SEED),
        tenant(NORTHWIND, "northwind", PasswordProfile.NIST));
  }

  /** What is on record, in order: action, actor's role, details. */
  public List<String> record() {
    return db.query(
        "select concat_ws(' ', action, actor_role, nullif(array_to_string(details, '='), ''))"
            + " from audit.entry order by id");
  }

  public Created register(TenantId tenant, String email) {
    return (Created) accounts.register(tenant, person(email, PASSWORD));
  }

  public static NewAccount person(String email, String password) {
    return new NewAccount(
        email,
        "Pat Moor",
        password,
        Set.of(Role.MEMBER),
        Locale.ENGLISH,
        ZoneId.of("Europe/Berlin"));
  }

  public SignIn.Outcome attempt(String email, String password, String address, String device) {
    return attempt(ACME, email, password, address, device);
  }

  public SignIn.Outcome attempt(
      TenantId tenant, String email, String password, String address, String device) {
    return attempt(tenant, email, password, null, address, device);
  }

  public SignIn.Outcome attempt(
      TenantId tenant,
      String email,
      String password,
      @Nullable String code,
      String address,
      String device) {
    return accounts
        .signIn()
        .attempt(
            tenant,
            new SignIn.Attempt(
                email, password, code, address, device.isEmpty() ? null : device, "c-1"));
  }

  /** Signs in and returns the cookie's value. */
  public String signIn(String email, String device) {
    return open(email, PASSWORD, device).secret();
  }

  public SessionRepository.Opened open(String email, String password, String device) {
    SignIn.Welcome welcome = (SignIn.Welcome) attempt(email, password, HOME, device);
    return accounts.signIn().open(ACME, welcome, "Firefox, Linux", device, "c-1").orElseThrow();
  }

  /** An app that shows the password. */
  public Tokens.Issued app(String email, String name, @Nullable Set<Permission> scopes) {
    SignIn.Welcome welcome = (SignIn.Welcome) attempt(email, PASSWORD, HOME, "");
    return accounts.tokens().open(ACME, welcome, name, scopes, "c-1").orElseThrow();
  }

  public Principal principal(String secret) {
    return accounts.find(ACME, secret).orElseThrow();
  }

  public static Tenant tenant(TenantId id, String key, PasswordProfile passwords) {
    return TestTenant.of(id, key).passwords(passwords).build();
  }
}
