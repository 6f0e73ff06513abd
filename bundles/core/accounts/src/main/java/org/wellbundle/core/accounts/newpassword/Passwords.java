package org.wellbundle.core.accounts.newpassword;

import static org.wellbundle.core.accounts.sql.Sql.at;
import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.guessing.KnownDevices;
import org.wellbundle.core.accounts.password.Objection;
import org.wellbundle.core.accounts.password.PasswordChecks;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.core.accounts.people.Account;
import org.wellbundle.core.accounts.people.AccountRepository;
import org.wellbundle.core.accounts.people.AccountRow;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;

/** New passwords for old ones, and for keys that came by mail. */
public final class Passwords {
  private static final Objection KEY_INVALID =
      new Objection(
          "password.key-invalid",
          "This link was used already, or is too old. Ask for a new one; the newest counts.");

  private final Transactions transactions;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final PasswordHash hashes;
  private final PasswordChecks checks;
  private final Outbox outbox;
  private final SecurityRecord record;
  private final Lifetimes lifetimes;
  private final Clock clock;
  private final KnownDevices devices = new KnownDevices();

  public Passwords(
      Transactions transactions,
      AccountRepository accounts,
      SessionRepository sessions,
      PasswordHash hashes,
      PasswordChecks checks,
      Outbox outbox,
      SecurityRecord record,
      Lifetimes lifetimes,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.sessions = sessions;
    this.hashes = hashes;
    this.checks = checks;
    this.outbox = outbox;
    this.record = record;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  /** The address of who changes a password; empty when the account is gone. */
  public String email(Principal who) {
    return transactions
        .inTenant(who.tenant(), tx -> accounts.find(tx, who.tenant(), who.account()))
        .map(AccountRow::email)
        .orElse("");
  }

  /** What came of a change. */
  public sealed interface Outcome {}

  /** The new password won't do. */
  public record Refused(Objection objection) implements Outcome {}

  /**
   * It counts from now on.
   *
   * @param secret new value of the browser's cookie; empty when an app changed it
   */
  public record Changed(Optional<String> secret) implements Outcome {
    @Override
    public String toString() {
      return "Changed[hidden]";
    }
  }

  /**
   * Stores a new password; the caller has checked the old one. Other sessions end, other browsers
   * are strangers again, and the session that stays goes on under a new secret.
   *
   * @param session the one that stays
   */
  public Outcome change(
      TenantId tenant, AccountRow account, String session, String wanted, String correlationId) {
    Optional<Objection> objection =
        checks.objection(tenant, wanted, account.email(), account.displayName());
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    String hash = hashes.hash(wanted);
    return transactions.inTenant(
        tenant,
        tx -> {
          store(tx, tenant, account.id(), hash, session, correlationId);
          record.own(tx, tenant, account.id(), "password.changed", Map.of(), correlationId);
          return new Changed(sessions.renew(tx, tenant, account.id(), session));
        });
  }

  private void store(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      String hash,
      String keptSession,
      String correlationId)
      throws SQLException {
    Instant now = clock.instant();
    execute(
        tx,
        "update accounts.account set password = ?, password_changed_at = ?, version = version + 1"
            + " where tenant_id = ? and id = ?",
        hash,
        at(now),
        tenant.value(),
        account.value());
    execute(
        tx,
        "delete from accounts.mailed_key where tenant_id = ? and account_id = ?",
        tenant.value(),
        account.value());
    sessions.closeOthers(tx, tenant, account, keptSession);
    devices.forget(tx, tenant, account);
    if (!tenant.equals(TenantId.PLATFORM)) {
      outbox.append(
          tx,
          new Notice(tenant, account, "account.password-changed", Secrets.random(9), Map.of())
              .event(now, correlationId));
    }
  }

  /** A key for a new password, for whom the address belongs to; earlier ones end. */
  public Optional<IssuedKey> key(
      Transaction tx, TenantId tenant, String email, String correlationId) throws SQLException {
    Optional<Account> known = accounts.byEmail(tx, tenant, email);
    if (known.isEmpty() || !known.get().active()) {
      return Optional.empty();
    }
    AccountId account = new AccountId(known.get().id());
    execute(
        tx,
        "delete from accounts.mailed_key where tenant_id = ? and (account_id = ? and purpose ="
            + " 'PASSWORD' or expires_at <= ?)",
        tenant.value(),
        account.value(),
        at(clock.instant()));
    String secret = Secrets.random(32);
    execute(
        tx,
        "insert into accounts.mailed_key values (?, ?, ?, 'PASSWORD', ?)",
        tenant.value(),
        Secrets.hash(secret),
        account.value(),
        at(clock.instant().plus(lifetimes.mailedKey())));
    record.stranger(tx, account, "password.reset-asked", Map.of(), correlationId);
    return Optional.of(new IssuedKey(account, secret, lifetimes.mailedKey().toMinutes()));
  }

  /** A key to be mailed. */
  public record IssuedKey(AccountId account, String secret, long minutes) {
    @Override
    public String toString() {
      return "IssuedKey[" + account + "]";
    }
  }

  /** Sets a password with a mailed key, which is used up; all sessions end. */
  public Optional<Objection> reset(
      TenantId tenant, String key, String wanted, String correlationId) {
    Optional<AccountRow> owner = transactions.inTenant(tenant, tx -> owner(tx, tenant, key));
    if (owner.isEmpty()) {
      return Optional.of(KEY_INVALID);
    }
    AccountRow account = owner.get();
    Optional<Objection> objection =
        checks.objection(tenant, wanted, account.email(), account.displayName());
    if (objection.isPresent()) {
      return objection;
    }
    String hash = hashes.hash(wanted);
    return transactions.inTenant(
        tenant,
        tx -> {
          if (!useUp(tx, tenant, key)) {
            return Optional.of(KEY_INVALID);
          }
          store(tx, tenant, account.id(), hash, "", correlationId);
          record.stranger(tx, account.id(), "password.reset", Map.of(), correlationId);
          // Whoever has the mail has the address.
          execute(
              tx,
              "update accounts.account set email_verified_at = coalesce(email_verified_at, ?)"
                  + " where tenant_id = ? and id = ?",
              at(clock.instant()),
              tenant.value(),
              account.id().value());
          return Optional.empty();
        });
  }

  private Optional<AccountRow> owner(Transaction tx, TenantId tenant, String key)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select account_id from accounts.mailed_key where tenant_id = ? and secret_hash = ?"
                    + " and purpose = 'PASSWORD' and expires_at > ?")) {
      select.setInt(1, tenant.value());
      select.setBytes(2, Secrets.hash(key));
      select.setObject(3, at(clock.instant()));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? accounts.find(tx, tenant, new AccountId(rows.getLong(1)))
            : Optional.empty();
      }
    }
  }

  /** One of several at once deletes the row. */
  private boolean useUp(Transaction tx, TenantId tenant, String key) throws SQLException {
    List<Object> values = List.of(tenant.value(), Secrets.hash(key), at(clock.instant()));
    return execute(
            tx,
            "delete from accounts.mailed_key"
                + " where tenant_id = ? and secret_hash = ? and expires_at > ?",
            values.toArray())
        == 1;
  }
}
