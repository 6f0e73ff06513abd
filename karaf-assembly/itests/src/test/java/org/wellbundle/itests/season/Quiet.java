package org.wellbundle.itests.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;

/** Nothing waits any more: not at the vendor's door, not at ours, not in the outbox. */
final class Quiet {
  private final Vendor vendor;
  private final Database database;
  private final Duration longest;

  Quiet(Vendor vendor, Database database, Duration longest) {
    this.vendor = vendor;
    this.database = database;
    this.longest = longest;
  }

  /**
   * @param linked how many members at least must have all their days by then
   */
  void await(String what, long linked) {
    vendor.settle();
    Node.await(what, longest, () -> isForAWhile(linked));
    assertThat(database.rows("select * from dispatch.dead_letter")).isEmpty();
    assertThat(database.rows("select * from dispatch.event_dead_letter")).isEmpty();
  }

  private boolean isForAWhile(long linked) {
    long before = newestEvent();
    if (!isNow(linked, before)) {
      return false;
    }
    // on its way from one table to another, something is in neither for a moment
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(8));
    return isNow(linked, before) && newestEvent() == before;
  }

  private boolean isNow(long linked, long newestEvent) {
    return database.number("select count(*) from dispatch.inbox where state < 2") == 0
        && database.number("select count(*) from dispatch.task where state < 4") == 0
        && database.number("select count(*) from consent.departure") == 0
        && database.number("select count(*) from linking.link where state = 'LIVE'") >= linked
        && database.number(
                "select position from dispatch.event_cursor where handler = 'challenges'")
            >= newestEvent;
  }

  private long newestEvent() {
    return database.number("select coalesce(max(position), 0) from dispatch.event");
  }
}
