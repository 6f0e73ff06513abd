package org.wellbundle.core.accounts;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.MDC;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Permissions;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.lock.AppLock;
import org.wellbundle.core.accounts.newpassword.Passwords;
import org.wellbundle.core.accounts.password.HashGate;
import org.wellbundle.core.accounts.password.PasswordChecks;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.core.accounts.people.Account;
import org.wellbundle.core.accounts.people.AccountRepository;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.secondfactor.SecondFactorBook;
import org.wellbundle.core.accounts.secondfactor.SecondFactorCheck;
import org.wellbundle.core.accounts.secondfactor.SecondFactorDesk;
import org.wellbundle.core.accounts.secondfactor.SecondFactorRule;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.core.accounts.session.OpenSessions;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.token.TokenRepository;
import org.wellbundle.core.accounts.token.Tokens;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Sessions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.openjpa.EntityStore;
import org.wellbundle.platform.openjpa.EntityStores;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.secrets.Vault;

/** The parts of this bundle put together; registration, and who a session or token belongs to. */
@Component(
    service = {Accounts.class, AccountDirectory.class, AccountRegistration.class, Sessions.class},
    configurationPid = "org.wellbundle.core.accounts")
public final class Accounts implements AccountDirectory, AccountRegistration, Sessions {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  private final Transactions transactions;
  private final EntityStore entities;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final TokenRepository tokens;
  private final PasswordHash hashes = new PasswordHash(new HashGate());
  private final PasswordChecks checks;
  private final Clock clock;
  private final Lifetimes lifetimes;
  private final SecurityRecord record;
  private final SecondFactorRule rule;
  private final SecondFactorBook secondFactorBook;
  private final SignIn signIn;
  private final Passwords passwords;

  @Activate
  public Accounts(
      @Reference Transactions transactions,
      @Reference EntityStores stores,
      @Reference Outbox outbox,
      @Reference AuditLog audit,
      @Reference TenantDirectory tenants,
      @Reference Vault vault,
      @Reference(target = "(&(schema=accounts)(step=V004__second_factor.sql))") SchemaReady schema,
      Lifetimes.Config config) {
    this(
        transactions,
        stores.create("accounts", Accounts.class),
        outbox,
        audit,
        tenants,
        vault,
        Lifetimes.of(config),
        SecondFactorRule.of(config.secondFactorFor()),
        Clock.systemUTC());
  }

  public Accounts(
      Transactions transactions,
      EntityStore entities,
      Outbox outbox,
      AuditLog audit,
      TenantDirectory tenants,
      Vault vault,
      Lifetimes lifetimes,
      SecondFactorRule rule,
      Clock clock) {
    this.transactions = transactions;
    this.entities = entities;
    this.accounts = new AccountRepository(entities);
    this.sessions = new SessionRepository(lifetimes);
    this.tokens = new TokenRepository(lifetimes);
    this.checks = new PasswordChecks(tenants);
    this.clock = clock;
    this.lifetimes = lifetimes;
    record = new SecurityRecord(audit);
    this.rule = rule;
    secondFactorBook = new SecondFactorBook(transactions, vault, outbox, record, clock);
    signIn =
        new SignIn(
            transactions, accounts, sessions, hashes, secondFactorCheck(), outbox, record, clock);
    passwords =
        new Passwords(
            transactions, accounts, sessions, hashes, checks, outbox, record, lifetimes, clock);
  }

  @Deactivate
  public void stop() {
    entities.close();
  }

  public SignIn signIn() {
    return signIn;
  }

  public SecondFactorCheck secondFactorCheck() {
    return new SecondFactorCheck(secondFactorBook, hashes);
  }

  public SecondFactorDesk secondFactors() {
    return new SecondFactorDesk(secondFactorBook, accounts, sessions, hashes);
  }

  /** Roles that give no permission until their holder has a second factor. */
  public Set<Role> resting(TenantId tenant, AccountRow account) {
    return transactions.inTenant(tenant, tx -> rule.resting(tx, tenant, account));
  }

  public Tokens tokens() {
    return new Tokens(transactions, sessions, tokens, signIn.threshold(), record, clock);
  }

  public Passwords passwords() {
    return passwords;
  }

  public PasswordChecks checks() {
    return checks;
  }

  public AppLock appLock() {
    return new AppLock(transactions, sessions, hashes, record, lifetimes, clock);
  }

  public OpenSessions openSessions() {
    return new OpenSessions(transactions, sessions, record, clock);
  }

  public Lifetimes lifetimes() {
    return lifetimes;
  }

  public Optional<AccountRow> read(TenantId tenant, AccountId account) {
    return transactions.inTenant(tenant, tx -> accounts.find(tx, tenant, account));
  }

  @Override
  public Optional<Principal> find(TenantId tenant, String secret) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<SessionRow> session = sessions.find(tx, tenant, secret, clock.instant());
          return session.isEmpty()
              ? Optional.empty()
              : principal(tx, tenant, session.get(), Principal.Credential.COOKIE);
        });
  }

  @Override
  public Optional<Principal> findBearer(TenantId tenant, String token) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<SessionRow> session = tokens.session(tx, tenant, token, clock.instant());
          if (session.isEmpty()) {
            return Optional.empty();
          }
          sessions.used(tx, tenant, session.get(), clock.instant());
          return principal(tx, tenant, session.get(), Principal.Credential.BEARER);
        });
  }

  private Optional<Principal> principal(
      Transaction tx, TenantId tenant, SessionRow session, Principal.Credential credential)
      throws SQLException {
    Optional<AccountRow> found = accounts.find(tx, tenant, session.account());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    AccountRow account = found.get();
    Set<Role> awake = new HashSet<>(account.roles());
    awake.removeAll(rule.resting(tx, tenant, account));
    return Optional.of(
        new Principal(
            tenant,
            account.id(),
            account.mainProfile(),
            account.profiles().stream().map(AccountRow.ProfileRow::id).collect(Collectors.toSet()),
            account.roles(),
            account.locale(),
            account.timeZone(),
            session.publicId(),
            session.csrfToken(),
            within(session.scopes(), Permissions.of(awake)),
            credential,
            session.locked()));
  }

  private static Set<Permission> within(@Nullable Set<Permission> scopes, Set<Permission> held) {
    if (scopes == null) {
      return held;
    }
    Set<Permission> both = new HashSet<>(held);
    both.retainAll(scopes);
    return both;
  }

  @Override
  public Optional<AccountView> find(TenantId tenant, AccountId account) {
    return read(tenant, account)
        .map(row -> new AccountView(row.id(), row.mainProfile(), row.timeZone()));
  }

  @Override
  public Outcome register(TenantId tenant, NewAccount wanted) {
    Outcome objection = objection(tenant, wanted);
    if (objection != null) {
      return objection;
    }
    Optional<Account> known =
        transactions.inTenant(tenant, tx -> accounts.byEmail(tx, tenant, wanted.email()));
    if (known.isPresent()) {
      return new Exists(new AccountId(known.get().id()));
    }
    String hash = hashes.hash(wanted.password());
    try {
      return transactions.inTenant(
          tenant,
          tx -> {
            AccountId id = accounts.insert(tx, tenant, wanted, hash);
            record.system(tx, id, "account.created", roles(wanted), correlation());
            return new Created(id, accounts.find(tx, tenant, id).orElseThrow().mainProfile());
          });
    } catch (DatabaseException e) {
      if (e.uniqueViolation()) {
        return register(tenant, wanted);
      }
      throw e;
    }
  }

  private static Map<String, String> roles(NewAccount wanted) {
    return Map.of(
        "roles",
        wanted.roles().stream().map(Role::wireName).sorted().collect(Collectors.joining(",")));
  }

  /** Of the call or command that registers, where there is one. */
  private static String correlation() {
    String given = MDC.get("correlationId");
    return given == null ? "registration" : given;
  }

  private @Nullable Outcome objection(TenantId tenant, NewAccount wanted) {
    if (!EMAIL.matcher(wanted.email()).matches()) {
      return new Refused("account.email-invalid", "This isn't an e-mail address.");
    }
    if (wanted.displayName().isBlank() || wanted.displayName().length() > 120) {
      return new Refused("account.name-invalid", "A name has 1 to 120 characters.");
    }
    return checks
        .objection(tenant, wanted.password(), wanted.email(), wanted.displayName())
        .map(objection -> (Outcome) new Refused(objection.code(), objection.sentence()))
        .orElse(null);
  }
}
