package org.wellbundle.core.accounts.signin;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.guessing.GuessGate;
import org.wellbundle.core.accounts.guessing.GuessGate.Subject;
import org.wellbundle.core.accounts.guessing.KnownDevices;
import org.wellbundle.core.accounts.password.HashGate.Lane;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.core.accounts.people.Account;
import org.wellbundle.core.accounts.people.AccountRepository;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.secondfactor.SecondFactorCheck;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.core.accounts.session.SessionRow;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;

/** From an address and a password to an open session. */
public final class SignIn {
  private final Transactions transactions;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final PasswordHash passwords;
  private final SecondFactorCheck secondFactor;
  private final SecurityRecord record;
  private final Clock clock;
  private final Threshold threshold;
  private final GuessGate gate = new GuessGate();
  private final KnownDevices devices = new KnownDevices();

  public SignIn(
      Transactions transactions,
      AccountRepository accounts,
      SessionRepository sessions,
      PasswordHash passwords,
      SecondFactorCheck secondFactor,
      Outbox outbox,
      SecurityRecord record,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.record = record;
    this.clock = clock;
    threshold = new Threshold(accounts, outbox, record, clock);
  }

  /**
   * What somebody sends to get in.
   *
   * @param address IP address it comes from
   * @param device value of the cookie of a browser that was here before, null when there is none
   * @param code of the second factor, null when none was given
   */
  public record Attempt(
      String email,
      String password,
      @Nullable String code,
      String address,
      @Nullable String device,
      String correlationId) {
    @Override
    public String toString() {
      return "Attempt[hidden]";
    }
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * Address and password belong together.
   *
   * @param version of the account when its password was read
   */
  public record Welcome(AccountRow account, boolean knownDevice, long version) implements Outcome {}

  /** They don't; which of the two is wrong isn't told. */
  public record Refused() implements Outcome {}

  /** They do, but the account is shut out. Only who knows the password is told. */
  public record Disabled() implements Outcome {}

  /** They do, and the account wants a code besides. Only who knows the password is told. */
  public record CodeMissing() implements Outcome {}

  /** They do, and the code is wrong, too old, or was used before. */
  public record CodeRefused() implements Outcome {}

  /** Too many attempts; the next one is looked at after this time. */
  public record Wait(Duration time) implements Outcome {}

  private record Known(
      Optional<Account> account, boolean device, List<Subject> subjects, Duration pause) {}

  public Outcome attempt(TenantId tenant, Attempt attempt) {
    Known known = transactions.inTenant(tenant, tx -> look(tx, tenant, attempt));
    if (!known.pause().isZero()) {
      return new Wait(known.pause());
    }
    Lane lane = known.device() ? Lane.KNOWN : Lane.STRANGER;
    if (known.account().isEmpty()) {
      passwords.matchNothing(lane, attempt.password());
      return turnedAway(tenant, null, "unknown", attempt);
    }
    Account account = known.account().get();
    if (!passwords.matches(lane, attempt.password(), account.password())) {
      return turnedAway(tenant, account, "wrong", attempt);
    }
    if (!account.active()) {
      return turnedAway(tenant, account, account.disabled() ? "disabled" : "closed", attempt);
    }
    AccountId id = new AccountId(account.id());
    // For the person the attempt goes on counting until the code is right, too.
    Optional<Outcome> objection =
        Turned.by(
            secondFactor.check(
                tenant,
                id,
                new SecondFactorCheck.Shown(
                    attempt.code(),
                    known.device() ? attempt.device() : null,
                    attempt.correlationId())));
    if (objection.isPresent()) {
      if (objection.get() instanceof CodeMissing) {
        transactions.runInTenant(tenant, tx -> gate.halfway(tx, tenant, known.subjects()));
      }
      return objection.get();
    }
    return transactions.inTenant(
        tenant,
        tx -> {
          gate.succeeded(tx, tenant, known.subjects());
          return accounts
              .find(tx, tenant, id)
              .<Outcome>map(row -> new Welcome(row, known.device(), account.version()))
              .orElseGet(Refused::new);
        });
  }

  /** The password of somebody who is signed in, once more. Guesses count by session. */
  public Outcome again(Principal who, String password, String correlationId) {
    TenantId tenant = who.tenant();
    List<Subject> subjects =
        List.of(Subject.device(who.account().toString(), "again|" + who.sessionId()));
    Duration pause =
        transactions.inTenant(tenant, tx -> gate.enter(tx, tenant, subjects, clock.instant()));
    if (!pause.isZero()) {
      return new Wait(pause);
    }
    Optional<Account> account =
        transactions.inTenant(tenant, tx -> accounts.byId(tx, tenant, who.account()));
    if (account.isEmpty() || !account.get().active()) {
      return new Refused();
    }
    if (!passwords.matches(Lane.KNOWN, password, account.get().password())) {
      transactions.runInTenant(
          tenant,
          tx ->
              record.own(
                  tx,
                  tenant,
                  who.account(),
                  "password.refused",
                  Map.of("reason", "wrong", "asked", "again"),
                  correlationId));
      return new Refused();
    }
    return transactions.inTenant(
        tenant,
        tx -> {
          gate.succeeded(tx, tenant, subjects);
          return accounts
              .find(tx, tenant, who.account())
              .<Outcome>map(row -> new Welcome(row, true, account.get().version()))
              .orElseGet(Refused::new);
        });
  }

  /** On record also when there is no such account: neither takes longer than the other. */
  private Outcome turnedAway(
      TenantId tenant, @Nullable Account account, String reason, Attempt attempt) {
    transactions.runInTenant(
        tenant,
        tx ->
            record.stranger(
                tx,
                account == null ? null : new AccountId(account.id()),
                "password.refused",
                Map.of("reason", reason),
                attempt.correlationId()));
    return reason.equals("disabled") ? new Disabled() : new Refused();
  }

  /** How long an address that tries other keys than passwords has to wait; zero for not at all. */
  public Duration pause(TenantId tenant, String address) {
    return transactions.inTenant(
        tenant,
        tx -> gate.enter(tx, tenant, List.of(Subject.accountFrom("", address)), clock.instant()));
  }

  private Known look(Transaction tx, TenantId tenant, Attempt attempt) throws SQLException {
    Instant now = clock.instant();
    String email = attempt.email().toLowerCase(Locale.ROOT);
    Optional<Account> account = accounts.byEmail(tx, tenant, email);
    String device = attempt.device();
    boolean known =
        account.isPresent()
            && device != null
            && devices.knows(tx, tenant, new AccountId(account.get().id()), device, now);
    List<Subject> subjects =
        known && device != null
            ? List.of(Subject.device(email, device))
            : List.of(
                Subject.address(attempt.address()),
                Subject.account(email),
                Subject.accountFrom(email, attempt.address()));
    gate.tidy(tx, tenant, now);
    return new Known(account, known, subjects, gate.enter(tx, tenant, subjects, now));
  }

  /**
   * Opens a browser's session and remembers the browser. The account is told of one it doesn't
   * know, unless it is its very first.
   *
   * @return empty when the account isn't any more what it was, see {@link Threshold}
   */
  public Optional<SessionRepository.Opened> open(
      TenantId tenant, Welcome welcome, String words, String device, String correlationId) {
    AccountId account = welcome.account().id();
    return transactions.inTenant(
        tenant,
        tx -> {
          if (!threshold.stands(tx, tenant, welcome, correlationId)) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          SessionRepository.Opened opened =
              sessions.open(
                  tx,
                  tenant,
                  new SessionRepository.Opening(account, SessionRow.Kind.BROWSER, words, null),
                  now);
          if (!welcome.knownDevice() && devices.knowsAny(tx, tenant, account)) {
            threshold.tell(tx, tenant, account, opened.publicId(), words, correlationId);
          }
          record.own(
              tx,
              tenant,
              account,
              "session.begun",
              Map.of("browser", welcome.knownDevice() ? "known" : "new"),
              correlationId);
          devices.remember(tx, tenant, account, device, now);
          return Optional.of(opened);
        });
  }

  /** Who signs in anew in a browser leaves the session it had. */
  public void leave(TenantId tenant, String secret, String correlationId) {
    transactions.runInTenant(
        tenant,
        tx -> {
          Optional<AccountId> left = sessions.close(tx, tenant, secret);
          if (left.isPresent()) {
            record.own(
                tx, tenant, left.get(), "session.ended", Map.of("by", "sign-in"), correlationId);
          }
        });
  }

  /** What an app's session passes, too. */
  public Threshold threshold() {
    return threshold;
  }
}
