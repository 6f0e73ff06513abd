package org.wellbundle.core.accounts.secondfactor;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.guessing.GuessGate;
import org.wellbundle.core.accounts.guessing.GuessGate.Subject;
import org.wellbundle.core.accounts.guessing.KnownDevices;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.core.accounts.people.AccountRepository;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.platform.database.Transaction;

/** Switching a second factor on and off. Whoever calls it has asked for password and code. */
public final class SecondFactorDesk {
  /** Whoever doesn't confirm within this time begins anew. */
  private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(30);

  private static final AuditEntry.Actor OPERATOR =
      new AuditEntry.Actor(Role.OPERATOR.wireName(), null);

  private final SecondFactorBook book;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final PasswordHash hashes;
  private final KnownDevices devices = new KnownDevices();
  private final GuessGate gate = new GuessGate();
  private final OneTimeCodes codes = new OneTimeCodes();

  public SecondFactorDesk(
      SecondFactorBook book,
      AccountRepository accounts,
      SessionRepository sessions,
      PasswordHash hashes) {
    this.book = book;
    this.accounts = accounts;
    this.sessions = sessions;
    this.hashes = hashes;
  }

  /**
   * How it stands.
   *
   * @param since null when there is none
   */
  public record State(@Nullable Instant since, int recoveryCodesLeft) {}

  /** Codes to be shown this once. */
  public record Recovery(List<String> codes) {
    public Recovery {
      codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
      return "Recovery[hidden]";
    }
  }

  public State state(Principal who) {
    TenantId tenant = who.tenant();
    return book.transactions()
        .inTenant(
            tenant,
            tx ->
                new State(
                    SecondFactorTable.find(tx, tenant, who.account())
                        .map(SecondFactorTable.Row::confirmedAt)
                        .orElse(null),
                    SecondFactorTable.recoveryLeft(tx, tenant, who.account())));
  }

  /** A new secret as apps take it, to be confirmed; empty when one counts already. */
  public Optional<String> begin(Principal who) {
    TenantId tenant = who.tenant();
    byte[] secret = codes.secret();
    byte[] sealed = book.seal(tenant, who.account(), secret);
    boolean begun =
        book.transactions()
            .inTenant(
                tenant,
                tx ->
                    SecondFactorTable.begin(
                        tx, tenant, who.account(), sealed, book.clock().instant()));
    return begun ? Optional.of(Base32.encode(secret)) : Optional.empty();
  }

  /** What came of a confirmation. */
  public sealed interface Confirmation {}

  /**
   * It counts from now on. What showed a password only has ended: other sessions, sign-ins under
   * way, and what was known of browsers.
   *
   * @param secret new value of the browser's cookie; empty when an app confirmed
   */
  public record On(Recovery recovery, Optional<String> secret) implements Confirmation {
    @Override
    public String toString() {
      return "On[hidden]";
    }
  }

  public record WrongCode() implements Confirmation {}

  /** Too many wrong ones; the next is looked at after this time. */
  public record Wait(Duration time) implements Confirmation {}

  /** Nothing was begun, or too long ago. */
  public record NotBegun() implements Confirmation {}

  public Confirmation confirm(Principal who, String code, String correlationId) {
    TenantId tenant = who.tenant();
    AccountId account = who.account();
    Instant now = book.clock().instant();
    Optional<SecondFactorTable.Row> begun =
        book.transactions()
            .inTenant(tenant, tx -> SecondFactorTable.find(tx, tenant, account))
            .filter(row -> row.confirmedAt() == null)
            .filter(row -> row.begunAt().isAfter(now.minus(CONFIRMED_WITHIN)));
    if (begun.isEmpty()) {
      return new NotBegun();
    }
    List<Subject> subjects = List.of(SecondFactorCheck.confirming(who));
    Duration pause =
        book.transactions().inTenant(tenant, tx -> gate.enter(tx, tenant, subjects, now));
    if (!pause.isZero()) {
      return new Wait(pause);
    }
    byte[] secret = book.open(tenant, account, begun.get().sealed());
    OptionalLong step = codes.step(secret, SecondFactorCheck.plain(code), now, 0);
    if (step.isEmpty()) {
      return new WrongCode();
    }
    List<String> fresh = RecoveryCodes.fresh();
    Map<String, String> hashed = hashed(fresh);
    return book.transactions()
        .inTenant(
            tenant,
            tx -> {
              if (!SecondFactorTable.confirm(
                  tx, tenant, account, begun.get(), step.getAsLong(), now)) {
                return new NotBegun();
              }
              SecondFactorTable.recovery(tx, tenant, account, hashed);
              gate.succeeded(tx, tenant, subjects);
              end(tx, tenant, account, who.sessionId());
              book.record().own(tx, tenant, account, "secondFactor.on", Map.of(), correlationId);
              book.tell(tx, tenant, account, "account.second-factor-on", correlationId);
              return new On(shown(fresh), sessions.renew(tx, tenant, account, who.sessionId()));
            });
  }

  /** All that came in by what was asked for until now. The account first: sign-ins wait for it. */
  private void end(Transaction tx, TenantId tenant, AccountId account, String keptSession)
      throws SQLException {
    accounts.touch(tx, tenant, account);
    sessions.closeOthers(tx, tenant, account, keptSession);
    devices.forget(tx, tenant, account);
  }

  /** New recovery codes; the old ones end. */
  public Recovery renew(Principal who, String correlationId) {
    List<String> fresh = RecoveryCodes.fresh();
    Map<String, String> hashed = hashed(fresh);
    TenantId tenant = who.tenant();
    book.transactions()
        .runInTenant(
            tenant,
            tx -> {
              SecondFactorTable.recovery(tx, tenant, who.account(), hashed);
              book.record()
                  .own(
                      tx,
                      tenant,
                      who.account(),
                      "secondFactor.recovery-renewed",
                      Map.of(),
                      correlationId);
            });
    return shown(fresh);
  }

  public void off(Principal who, String correlationId) {
    TenantId tenant = who.tenant();
    book.transactions()
        .runInTenant(
            tenant,
            tx -> {
              if (removed(tx, tenant, who.account(), correlationId)) {
                book.record()
                    .own(tx, tenant, who.account(), "secondFactor.off", Map.of(), correlationId);
              }
            });
  }

  /** In its transaction; what is on record is the caller's affair. */
  boolean removed(Transaction tx, TenantId tenant, AccountId account, String correlationId)
      throws SQLException {
    boolean removed = SecondFactorTable.remove(tx, tenant, account);
    if (removed) {
      book.tell(tx, tenant, account, "account.second-factor-off", correlationId);
    }
    return removed;
  }

  /**
   * Somebody has lost the app and the recovery codes. All sessions end, no browser is known any
   * more, and the password alone opens the account again.
   *
   * @return false when there is no second factor
   */
  public boolean reset(TenantId tenant, AccountId account, String correlationId) {
    return book.transactions()
        .inTenant(
            tenant,
            tx -> {
              if (!removed(tx, tenant, account, correlationId)) {
                return false;
              }
              end(tx, tenant, account, "");
              book.record()
                  .other(tx, OPERATOR, account, "secondFactor.reset", Map.of(), correlationId);
              return true;
            });
  }

  private Map<String, String> hashed(List<String> codes) {
    Map<String, String> bySlot = new LinkedHashMap<>();
    codes.forEach(code -> bySlot.put(RecoveryCodes.slot(code), hashes.hash(code)));
    return bySlot;
  }

  private static Recovery shown(List<String> codes) {
    return new Recovery(codes.stream().map(RecoveryCodes::shown).toList());
  }
}
