package org.wellbundle.platform.messaging.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/**
 * Says so when this node's clock and the database's differ. Leases go by the database's and hold
 * whatever a node thinks; but when sessions end and when something is fetched next goes by the
 * node's.
 */
@Component
public final class ClockCheck implements HealthCheck {
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final Clock clock;

  @Activate
  public ClockCheck(@Reference Transactions transactions) {
    this(transactions, Clock.systemUTC());
  }

  ClockCheck(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    try {
      Duration ahead = transactions.asDispatcher(this::ahead);
      return ahead.abs().compareTo(MOST) <= 0 ? Result.fine() : Result.failed(sentence(ahead));
    } catch (DatabaseException e) {
      return Result.fine(); // that the database is away is another check's word
    }
  }

  private Duration ahead(Transaction tx) throws SQLException {
    try (Statement statement = tx.connection().createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
      return Duration.between(there, clock.instant());
    }
  }

  private static String sentence(Duration ahead) {
    return "this node's clock is "
        + ahead.abs().toSeconds()
        + " s "
        + (ahead.isNegative() ? "behind" : "ahead of")
        + " the database's; let both machines take the time from the same source";
  }
}
