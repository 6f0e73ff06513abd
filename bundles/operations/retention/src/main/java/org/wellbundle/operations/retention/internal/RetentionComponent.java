package org.wellbundle.operations.retention.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.operations.retention.Retention;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Looks now and then; several nodes take turns. */
@Component(
    immediate = true,
    service = Retention.class,
    configurationPid = "org.wellbundle.operations.retention")
public final class RetentionComponent implements Retention {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionComponent.class);

  private final Map<ServiceReference<RetentionRule>, RetentionRule> rules =
      new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Promotions promotions;
  private final Rounds rounds;
  private final int pauseMillis;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-retention");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public RetentionComponent(
      @Reference Transactions transactions,
      @Reference Promotions promotions,
      @Reference(target = RetentionSchema.READY) SchemaReady schema,
      RetentionConfig config) {
    this.promotions = promotions;
    this.pauseMillis = Math.max(0, config.pauseMillis());
    this.rounds =
        new Rounds(this::serving, new RunTable(transactions), this::pause, Clock.systemUTC());
    if (config.everyMinutes() > 0) {
      Duration every = Duration.ofMinutes(config.everyMinutes());
      thread.scheduleWithFixedDelay(
          () -> look(every.dividedBy(2)), 1, config.everyMinutes(), TimeUnit.MINUTES);
    }
  }

  @Deactivate
  void stop() {
    stopped.countDown();
    thread.shutdownNow();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(RetentionRule rule, ServiceReference<RetentionRule> reference) {
    rules.put(reference, rule);
  }

  void remove(RetentionRule rule, ServiceReference<RetentionRule> reference) {
    rules.remove(reference);
  }

  private List<RetentionRule> serving() {
    List<RetentionRule> serving = new ArrayList<>();
    rules.forEach(
        (reference, rule) -> {
          if (promotions.serves(reference.getBundle().getBundleId())) {
            serving.add(rule);
          }
        });
    return serving;
  }

  private void look(Duration within) {
    try {
      rounds.run(within);
    } catch (RuntimeException e) {
      LOG.debug("What was kept long enough stays until the next look", e);
    }
  }

  private boolean pause() {
    try {
      return !stopped.await(pauseMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public List<Line> lines() {
    return rounds.lines();
  }

  @Override
  public List<Line> run() {
    rounds.run(Duration.ZERO);
    return rounds.lines();
  }
}
