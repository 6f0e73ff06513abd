package org.wellbundle.platform.messaging.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RowRetention;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.internal.outbox.DeadEvents;

/** How long events are kept that a handler could not take. */
@Component(configurationPid = "org.wellbundle.platform.messaging")
public final class EventRetention implements RetentionRule {
  private static final int ROWS_AT_ONCE = 1_000;

  private final DeadEvents dead;
  private final @Nullable Duration keep;

  /** Keys of {@code org.wellbundle.platform.messaging}. */
  public @interface Config {
    /** 0 for ever. */
    int deadLetterRetentionDays() default 90;
  }

  @Activate
  public EventRetention(
      @Reference Transactions transactions,
      @Reference(target = OutboxSchema.READY) SchemaReady schema,
      Config config) {
    this.dead = new DeadEvents(transactions);
    this.keep = RowRetention.days(config.deadLetterRetentionDays());
  }

  @Override
  public String name() {
    return "dead-events";
  }

  @Override
  public String about() {
    return "Events that a handler could not take";
  }

  @Override
  public @Nullable Duration keep() {
    return keep;
  }

  @Override
  public String setting() {
    return "platform.messaging deadLetterRetentionDays";
  }

  @Override
  public Due due(Instant now) {
    DeadEvents.Old old = dead.before(keep == null ? Instant.EPOCH : now.minus(keep));
    return new Due(old.rows(), old.oldest(), "rows");
  }

  @Override
  public long remove(Instant now) {
    return keep == null ? 0 : dead.removeBefore(now.minus(keep), ROWS_AT_ONCE);
  }
}
