package org.wellbundle.core.accounts.secondfactor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.guessing.GuessGate;
import org.wellbundle.core.accounts.guessing.GuessGate.Subject;
import org.wellbundle.core.accounts.password.HashGate.Lane;
import org.wellbundle.core.accounts.password.PasswordHash;
import org.wellbundle.platform.secrets.VaultException;

/**
 * Asks for the second factor of somebody whose password was right. Wrong codes are counted by
 * account on all nodes, apart from wrong passwords; a code that was taken isn't taken again.
 */
public final class SecondFactorCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SecondFactorCheck.class);

  private final SecondFactorBook book;
  private final PasswordHash hashes;
  private final GuessGate gate = new GuessGate();
  private final OneTimeCodes codes = new OneTimeCodes();

  public SecondFactorCheck(SecondFactorBook book, PasswordHash hashes) {
    this.book = book;
    this.hashes = hashes;
  }

  /**
   * What is shown.
   *
   * @param code of the app or for recovery; null when none was given
   * @param device a browser or session the account knows, which has a count of its own; null for
   *     strangers
   */
  public record Shown(@Nullable String code, @Nullable String device, String correlationId) {
    Lane lane() {
      return device == null ? Lane.STRANGER : Lane.KNOWN;
    }

    @Override
    public String toString() {
      return "Shown[hidden]";
    }
  }

  /** What came of it. */
  public sealed interface Result {}

  /** The account has no second factor. */
  public record NotAsked() implements Result {}

  /** It has one, and no code was given. */
  public record Missing() implements Result {}

  public record Right() implements Result {}

  /** Wrong, too old, or used before. */
  public record Wrong() implements Result {}

  /** Too many wrong ones; the next is looked at after this time. */
  public record Wait(Duration time) implements Result {}

  public Result check(TenantId tenant, AccountId account, Shown shown) {
    Optional<SecondFactorTable.Row> row =
        book.transactions()
            .inTenant(tenant, tx -> SecondFactorTable.find(tx, tenant, account))
            .filter(it -> it.confirmedAt() != null);
    if (row.isEmpty()) {
      return new NotAsked();
    }
    String typed = shown.code() == null ? "" : plain(shown.code());
    if (typed.isEmpty()) {
      note(tenant, account, "secondFactor.asked", shown);
      return new Missing();
    }
    List<Subject> subjects = List.of(subject(account, shown.device()));
    Duration pause =
        book.transactions()
            .inTenant(tenant, tx -> gate.enter(tx, tenant, subjects, book.clock().instant()));
    if (!pause.isZero()) {
      return new Wait(pause);
    }
    boolean right =
        RecoveryCodes.looksLikeOne(typed)
            ? recovers(tenant, account, typed, shown)
            : isOfNow(tenant, account, typed, row.get());
    if (!right) {
      note(tenant, account, "secondFactor.refused", shown);
      return new Wrong();
    }
    book.transactions().runInTenant(tenant, tx -> gate.succeeded(tx, tenant, subjects));
    return new Right();
  }

  /** As typed from a screen or a sheet of paper. */
  static String plain(String code) {
    return code.length() > 64 ? "?" : code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  /** Whoever knows the password and guesses from elsewhere doesn't slow down a known browser. */
  private static Subject subject(AccountId account, @Nullable String device) {
    return new Subject(
        "code|" + account + (device == null ? "" : "|" + device), 5, Duration.ofMinutes(15));
  }

  /** Codes of a secret that isn't confirmed yet: they open nothing, so they count apart. */
  static Subject confirming(Principal who) {
    return subject(who.account(), "confirm|" + who.sessionId());
  }

  private boolean isOfNow(
      TenantId tenant, AccountId account, String typed, SecondFactorTable.Row row) {
    try {
      byte[] secret = book.open(tenant, account, row.sealed());
      OptionalLong step = codes.step(secret, typed, book.clock().instant(), row.lastStep());
      return step.isPresent()
          && book.transactions()
              .inTenant(
                  tenant, tx -> SecondFactorTable.take(tx, tenant, account, step.getAsLong()));
    } catch (VaultException e) {
      // Restored without its key, for example; recovery codes still work.
      LOG.warn("the second factor of account {} can't be opened: {}", account, e.toString());
      return false;
    }
  }

  private boolean recovers(TenantId tenant, AccountId account, String typed, Shown shown) {
    String slot = RecoveryCodes.slot(typed);
    Optional<String> hash =
        book.transactions()
            .inTenant(tenant, tx -> SecondFactorTable.recoveryHash(tx, tenant, account, slot));
    if (hash.isEmpty()) {
      hashes.matchNothing(shown.lane(), typed);
      return false;
    }
    return hashes.matches(shown.lane(), typed, hash.get())
        && book.transactions()
            .inTenant(
                tenant,
                tx -> {
                  boolean used =
                      SecondFactorTable.useUp(
                          tx, tenant, account, slot, hash.get(), book.clock().instant());
                  if (used) {
                    book.record()
                        .stranger(
                            tx, account, "secondFactor.recovered", Map.of(), shown.correlationId());
                    book.tell(
                        tx, tenant, account, "account.recovery-code-used", shown.correlationId());
                  }
                  return used;
                });
  }

  private void note(TenantId tenant, AccountId account, String action, Shown shown) {
    book.transactions()
        .runInTenant(
            tenant,
            tx -> book.record().stranger(tx, account, action, Map.of(), shown.correlationId()));
  }
}
