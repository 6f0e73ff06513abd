package org.wellbundle.platform.mail.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantLogos;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.internal.smtp.SmtpServer;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.secrets.Vault;

/** This node's sender: one thread, while there is a mail server to talk to. */
@Component(
    immediate = true,
    configurationPid = "org.wellbundle.platform.mail",
    service = {HealthCheck.class, MetricsSource.class})
public final class MailNode implements HealthCheck, MetricsSource {
  private static final Logger LOG = LoggerFactory.getLogger(MailNode.class);
  private static final long POLL_MILLIS = 2_000;
  private static final Duration AWAY_PAUSE = Duration.ofSeconds(15);

  private final SmtpSettings settings;
  private final MailJobs jobs;
  private final MailRun run;
  private final MailBell bell;
  private final Tally tally = new Tally();
  private final Thread thread = new Thread(this::loop, "mail");
  private volatile @Nullable String away;
  private volatile boolean stopped;

  @Activate
  public MailNode(
      MailConfig config,
      @Reference Transactions transactions,
      @Reference Outbox outbox,
      @Reference Vault vault,
      @Reference AccountContacts contacts,
      @Reference TenantDirectory tenants,
      @Reference TenantLogos logos,
      @Reference PublicAddress addresses,
      @Reference MailBell bell,
      @Reference(target = MailSchema.READY) SchemaReady schema) {
    this.settings = settings(config);
    this.bell = bell;
    this.jobs = new MailJobs(transactions);
    Letterheads heads = new Letterheads(tenants, logos, addresses);
    this.run =
        new MailRun(
            transactions,
            outbox,
            new LetterSafe(vault),
            heads,
            new Recipients(contacts, heads),
            tally,
            new MailRun.Limits(
                config.attempts(), config.retentionDays(), config.sparedDays(), AWAY_PAUSE));
    if (settings.configured()) {
      thread.start();
    }
  }

  private static SmtpSettings settings(MailConfig config) {
    if (!config.host().isBlank() && config.from().isBlank()) {
      throw new IllegalArgumentException(
          "org.wellbundle.platform.mail: \"from\" is missing, the address mails come from");
    }
    return new SmtpSettings(
        config.host().strip(),
        config.port(),
        SmtpSettings.Security.of(config.security()),
        config.user(),
        config.password(),
        config.from().strip(),
        config.bounces().isBlank() ? config.from().strip() : config.bounces().strip(),
        config.localName().strip(),
        Duration.ofSeconds(config.connectSeconds()),
        Duration.ofSeconds(config.answerSeconds()));
  }

  /** What is under way goes to whoever takes its lease. */
  @Deactivate
  void stop() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(5_000);
  }

  private void loop() {
    while (!stopped) {
      try {
        rounds();
        bell.await(away == null ? POLL_MILLIS : AWAY_PAUSE.toMillis());
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseException e) {
        LOG.warn("Mails wait: the database is away ({})", e.sqlState());
        pause();
      } catch (RuntimeException e) {
        LOG.error("A round of sending mails failed", e);
        pause();
      }
    }
  }

  /** One conversation with the server for all that is due. */
  private void rounds() {
    try (SmtpServer server = new SmtpServer(settings)) {
      MailRun.Round round = run.run(server);
      while (round.mails() > 0 && round.away() == null && !stopped) {
        away = null;
        round = run.run(server);
      }
      if (round.away() != null && !round.away().equals(away)) {
        LOG.warn("Mails wait: {} ({})", round.away(), settings);
        away = round.away();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    long waiting = jobs.waiting();
    if (!settings.configured()) {
      return Result.failed(
          "No mail server is configured; "
              + waiting
              + " mails are kept until there is one. Set \"host\" and \"from\" in"
              + " etc/org.wellbundle.platform.mail.cfg.");
    }
    String reason = away;
    return reason == null
        ? new Result(true, waiting + " mails wait")
        : Result.failed(sentence(reason) + " " + waiting + " mails are kept meanwhile.");
  }

  private String sentence(String reason) {
    String server = settings.host() + ":" + settings.port();
    return switch (reason) {
      case "mail.no-starttls" ->
          server + " offers no STARTTLS, and mail isn't sent in clear. Set \"security\".";
      case "mail.sign-in-refused" -> server + " refuses \"user\" and \"password\".";
      case "mail.sender-refused" -> server + " refuses the address in \"from\" or \"bounces\".";
      default -> server + " can't be reached, or its certificate isn't trusted.";
    };
  }

  @Override
  public void report(Readings out) {
    out.gauge("wellbundle_mail_queue", "Mails that wait to be sent", jobs.waiting());
    tally
        .read()
        .forEach(
            (outcome, count) ->
                out.counter(
                    "wellbundle_mail_outcomes_total",
                    "What became of mails",
                    count,
                    "outcome",
                    outcome));
  }
}
