package org.wellbundle.core.sync.silence;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck.Result;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.api.module.MetricsSource;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Tells operators of manufacturers that bring nobody anything, or refuse many at once. */
@Component
public final class SilenceReport implements HealthReport, MetricsSource {
  private static final String PROVIDER = "provider";

  private final Transactions transactions;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public SilenceReport(
      @Reference Transactions transactions,
      @Reference(target = SyncSchema.SILENCE_READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  @Override
  public Subject subject() {
    return Subject.PROVIDER;
  }

  @Override
  public Map<String, Result> report() {
    Map<String, Result> results = new TreeMap<>();
    pulses().forEach((provider, pulse) -> results.put(provider, result(pulse)));
    return results;
  }

  @Override
  public void report(Readings out) {
    pulses()
        .forEach(
            (provider, pulse) -> {
              out.gauge(
                  "wellbundle_links_heard",
                  "Links that brought something new within six hours.",
                  pulse.heard(),
                  PROVIDER,
                  provider);
              out.gauge(
                  "wellbundle_links_missed",
                  "Links whose usual time for something new passed within six hours, with nothing.",
                  pulse.missed(),
                  PROVIDER,
                  provider);
              out.gauge(
                  "wellbundle_links_refused",
                  "Links their manufacturer refused within an hour.",
                  pulse.refused(),
                  PROVIDER,
                  provider);
            });
  }

  private static Result result(Pulse pulse) {
    String counts =
        "%d of %d known links brought something within 6 h, %d were due and didn't"
            .formatted(pulse.heard(), pulse.known(), pulse.missed());
    if (pulse.refusesMany()) {
      return Result.failed(
          "refuses many at once, %d links within the hour: is it in trouble, or were our credentials withdrawn?"
              .formatted(pulse.refused()));
    }
    return pulse.silent()
        ? Result.failed("brings hardly anybody anything: " + counts)
        : new Result(true, counts);
  }

  private Map<String, Pulse> pulses() {
    Instant now = clock.instant();
    return transactions.asDispatcher(
        tx -> {
          Map<String, Pulse> all = new TreeMap<>();
          for (String provider :
              Sql.query(
                  tx,
                  row -> row.getString(1),
                  "select distinct provider from dispatch.link_schedule order by 1")) {
            all.put(provider, Silence.pulse(tx, provider, now));
          }
          return all;
        });
  }
}
