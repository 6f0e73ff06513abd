package org.wellbundle.core.accounts.newpassword;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.guessing.GuessGate;
import org.wellbundle.core.accounts.guessing.GuessGate.Subject;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;

/**
 * Mails keys for new passwords. The work is done after the answer, so that neither the answer nor
 * the time it takes tells whether an address has an account.
 */
public final class ForgottenPasswords {
  private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);
  private static final MailTemplate TEMPLATE =
      MailTemplate.read(ForgottenPasswords.class, "account.password-forgotten", "en", "de");
  private static final int MOST_WAITING = 200;

  private final Transactions transactions;
  private final Passwords passwords;
  private final Mails mails;
  private final PublicAddress addresses;
  private final Clock clock;
  private final GuessGate gate = new GuessGate();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> new Thread(work, "forgotten-passwords"));

  public ForgottenPasswords(
      Transactions transactions,
      Passwords passwords,
      Mails mails,
      PublicAddress addresses,
      Clock clock) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.mails = mails;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Lets go of the worker, after what it has begun. */
  public void stop() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody says that the password of an address is forgotten. */
  public void asked(
      Tenant tenant, String email, String address, Locale locale, String correlationId) {
    Duration wait =
        transactions.inTenant(
            tenant.id(),
            tx ->
                gate.enter(
                    tx, tenant.id(), List.of(Subject.address("mail|" + address)), clock.instant()));
    if (!wait.isZero()) {
      throw SignInProblems.wait(wait);
    }
    try {
      worker.execute(() -> mail(tenant, email, locale, correlationId));
    } catch (RejectedExecutionException full) {
      throw new Problem(
          503, "service.busy", "Very many people ask right now. Please try again in a moment.");
    }
  }

  private void mail(Tenant tenant, String email, Locale locale, String correlationId) {
    try {
      TenantId id = tenant.id();
      transactions.runInTenant(
          id,
          tx -> {
            Instant now = clock.instant();
            String known = email.toLowerCase(Locale.ROOT);
            if (!gate.enter(tx, id, List.of(Subject.mail(known)), now).isZero()) {
              return; // Nobody's mailbox is flooded; the last mail still works.
            }
            Optional<Passwords.IssuedKey> key = passwords.key(tx, id, known, correlationId);
            if (key.isPresent()) {
              mails.queue(
                  tx,
                  Mail.toAccount(id, key.get().account(), TEMPLATE, correlationId)
                      .in(locale)
                      .with("link", link(tenant, key.get()))
                      .with("minutes", Long.toString(key.get().minutes())));
            }
          });
    } catch (RuntimeException e) {
      LOG.warn("a key for a new password couldn't be mailed: {}", e.toString());
    }
  }

  /** The key stands behind the #, which browsers send to nobody. */
  private String link(Tenant tenant, Passwords.IssuedKey key) {
    String portal = addresses.portal(tenant).toString();
    String base = portal.endsWith("/") ? portal.substring(0, portal.length() - 1) : portal;
    return base + "/reset-password#" + key.secret();
  }
}
