package org.wellbundle.core.accounts;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Sessions;
import org.wellbundle.platform.openjpa.EntityStore;
import org.wellbundle.platform.openjpa.EntityStores;

/** Sign-in, sessions and registration. */
@Component(
    service = {Accounts.class, AccountDirectory.class, AccountRegistration.class, Sessions.class})
public final class Accounts implements AccountDirectory, AccountRegistration, Sessions {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  private final Transactions transactions;
  private final EntityStore entities;
  private final AccountRepository accounts;
  private final SessionRepository sessions = new SessionRepository();
  private final PasswordHash passwords = new PasswordHash();
  private final Clock clock;

  @Activate
  public Accounts(
      @Reference Transactions transactions,
      @Reference EntityStores stores,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions, stores.create("accounts", Accounts.class), Clock.systemUTC());
  }

  Accounts(Transactions transactions, EntityStore entities, Clock clock) {
    this.transactions = transactions;
    this.entities = entities;
    this.accounts = new AccountRepository(entities);
    this.clock = clock;
  }

  @Deactivate
  void stop() {
    entities.close();
  }

  /** A session just opened. */
  record SignedIn(SessionRepository.Opened session, AccountRow account) {}

  /** Empty when e-mail and password don't belong together; which of the two is wrong isn't told. */
  Optional<SignedIn> signIn(TenantId tenant, String email, String password) {
    Optional<Account> known =
        transactions.inTenant(tenant, tx -> accounts.byEmail(tx, tenant, email));
    if (known.isEmpty()) {
      passwords.matchNothing(password);
      return Optional.empty();
    }
    Account account = known.get();
    if (!passwords.matches(password, account.password()) || !account.active()) {
      return Optional.empty();
    }
    AccountId id = new AccountId(account.id());
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<AccountRow> row = accounts.find(tx, tenant, id);
          if (row.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(
              new SignedIn(sessions.open(tx, tenant, id, clock.instant()), row.get()));
        });
  }

  void signOut(Principal principal) {
    transactions.runInTenant(
        principal.tenant(),
        tx -> sessions.close(tx, principal.tenant(), principal.account(), principal.sessionId()));
  }

  Optional<AccountRow> read(TenantId tenant, AccountId account) {
    return transactions.inTenant(tenant, tx -> accounts.find(tx, tenant, account));
  }

  @Override
  public Optional<Principal> find(TenantId tenant, String secret) {
    return transactions.inTenant(tenant, tx -> principal(tx, tenant, secret));
  }

  private Optional<Principal> principal(Transaction tx, TenantId tenant, String secret)
      throws SQLException {
    Optional<SessionRepository.SessionRow> session =
        sessions.find(tx, tenant, secret, clock.instant());
    if (session.isEmpty()) {
      return Optional.empty();
    }
    SessionRepository.SessionRow found = session.get();
    return accounts
        .find(tx, tenant, found.account())
        .map(
            account ->
                new Principal(
                    tenant,
                    account.id(),
                    account.mainProfile(),
                    account.profiles().stream()
                        .map(AccountRow.ProfileRow::id)
                        .collect(Collectors.toSet()),
                    account.roles(),
                    account.locale(),
                    account.timeZone(),
                    found.publicId(),
                    found.csrfToken()));
  }

  @Override
  public Optional<AccountView> find(TenantId tenant, AccountId account) {
    return read(tenant, account)
        .map(row -> new AccountView(row.id(), row.mainProfile(), row.timeZone()));
  }

  @Override
  public Outcome register(TenantId tenant, NewAccount wanted) {
    Outcome objection = objection(wanted);
    if (objection != null) {
      return objection;
    }
    Optional<Account> known =
        transactions.inTenant(tenant, tx -> accounts.byEmail(tx, tenant, wanted.email()));
    if (known.isPresent()) {
      return new Exists(new AccountId(known.get().id()));
    }
    String hash = passwords.hash(wanted.password());
    try {
      return transactions.inTenant(
          tenant,
          tx -> {
            AccountId id = accounts.insert(tx, tenant, wanted, hash);
            return new Created(id, accounts.find(tx, tenant, id).orElseThrow().mainProfile());
          });
    } catch (DatabaseException e) {
      if (e.uniqueViolation()) {
        return register(tenant, wanted);
      }
      throw e;
    }
  }

  private static @Nullable Outcome objection(NewAccount wanted) {
    if (!EMAIL.matcher(wanted.email()).matches()) {
      return new Refused("account.email-invalid", "This isn't an e-mail address.");
    }
    if (wanted.displayName().isBlank() || wanted.displayName().length() > 120) {
      return new Refused("account.name-invalid", "A name has 1 to 120 characters.");
    }
    return PasswordRules.objection(wanted.password())
        .map(sentence -> (Outcome) new Refused("account.password-weak", sentence))
        .orElse(null);
  }
}
