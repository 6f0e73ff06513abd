package org.wellbundle.platform.mail.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.internal.bounce.ReportBox;
import org.wellbundle.platform.mail.internal.bounce.ReportSettings;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings;
import org.wellbundle.platform.messaging.Outbox;

/** This node's look into the mailbox that reports on lost mails come to, if one is configured. */
@Component(
    immediate = true,
    configurationPid = "org.wellbundle.platform.mail",
    service = {HealthCheck.class, MetricsSource.class})
public final class ReportNode implements HealthCheck, MetricsSource {
  private static final Logger LOG = LoggerFactory.getLogger(ReportNode.class);

  private final ReportSettings settings;
  private final ReportBox box;
  private final BounceNotes notes;
  private final Duration pause;
  private final Tally tally = new Tally();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::loop, "mail-reports");
  private volatile @Nullable String away;

  @Activate
  public ReportNode(
      MailConfig config,
      @Reference Transactions transactions,
      @Reference Outbox outbox,
      @Reference(target = MailSchema.READY) SchemaReady schema) {
    this.settings =
        new ReportSettings(
            config.reportsHost().strip(),
            config.reportsPort(),
            SmtpSettings.Security.of(config.reportsSecurity()),
            config.reportsUser(),
            config.reportsPassword(),
            config.reportsFolder().strip(),
            Duration.ofSeconds(config.connectSeconds()),
            Duration.ofSeconds(config.answerSeconds()));
    this.box = new ReportBox(settings);
    this.notes = new BounceNotes(transactions, outbox, tally);
    this.pause = Duration.ofSeconds(Math.max(1, config.reportsSeconds()));
    if (settings.configured()) {
      thread.start();
    }
  }

  @Deactivate
  void stop() throws InterruptedException {
    stopped.countDown();
    thread.interrupt();
    thread.join(5_000);
  }

  private void loop() {
    try {
      do {
        look();
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("The look into the mailbox of reports ends");
    }
  }

  private void look() {
    try {
      ReportBox.Look look = box.read(notes::note);
      String before = away;
      away = look instanceof ReportBox.Look.Away now ? now.reason() : null;
      if (away != null && !away.equals(before)) {
        LOG.warn("Reports on mails wait: {} ({})", away, settings);
      } else if (look instanceof ReportBox.Look.Taken taken && taken.others() > 0) {
        LOG.info("{} mails in the mailbox of reports are no reports of ours", taken.others());
      }
    } catch (DatabaseException e) {
      LOG.warn("Reports on mails wait: the database is away ({})", e.sqlState());
    } catch (RuntimeException e) {
      LOG.error("A look into the mailbox of reports failed", e);
    }
  }

  @Override
  public String name() {
    return "mail-reports";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    if (!settings.configured()) {
      return new Result(true, "off: no \"reportsHost\" is set");
    }
    String reason = away;
    if (reason == null) {
      return new Result(true, "reports on lost mails are read");
    }
    String server = settings.host() + ":" + settings.port();
    return Result.failed(
        reason.equals("mail.reports-sign-in-refused")
            ? server + " refuses \"reportsUser\" and \"reportsPassword\"."
            : server
                + " can't be reached, its certificate isn't trusted, or it has no folder "
                + settings.folder()
                + ".");
  }

  @Override
  public void report(Readings out) {
    tally
        .read()
        .forEach(
            (outcome, count) ->
                out.counter(
                    "wellbundle_mail_reports_total",
                    "What reports said of mails",
                    count,
                    "outcome",
                    outcome));
  }
}
