package org.wellbundle.core.sync.testing;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;

/** Counts transactions, and holds them up before their commit when told to. */
public final class WatchedTransactions implements Transactions {
  private final Transactions real;
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean failing;

  public WatchedTransactions(Transactions real) {
    this.real = real;
  }

  public int count() {
    return count.get();
  }

  public void hold() {
    gate = new CountDownLatch(1);
  }

  public void release() {
    gate.countDown();
  }

  /** True once a transaction stands before its commit. */
  public boolean awaitHeld() throws InterruptedException {
    return held.await(10, TimeUnit.SECONDS);
  }

  public void fail(boolean now) {
    failing = now;
  }

  @Override
  public <T> T inTenant(TenantId tenant, Work<T> work) {
    count.incrementAndGet();
    return real.inTenant(tenant, tx -> pass(work.run(tx)));
  }

  @Override
  public <T> T asDispatcher(Work<T> work) {
    count.incrementAndGet();
    return real.asDispatcher(tx -> pass(work.run(tx)));
  }

  private <T> T pass(T result) throws SQLException {
    if (failing) {
      throw new SQLException("terminating connection", "57P01");
    }
    held.countDown();
    try {
      gate.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "57014", e);
    }
    return result;
  }
}
