package org.wellbundle.operations.swap.internal.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what a bundle's own code may never return from, so that nobody waits for it for ever. */
final class Patience {
  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** It didn't come back; its thread was asked to end. */
  static final class ExhaustedException extends Exception {
    private static final long serialVersionUID = 1L;

    ExhaustedException(String message) {
      super(message);
    }
  }

  /** What the work returns, or throws, within the limit. */
  <T> T with(String name, Callable<T> work)
      throws ExhaustedException, InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String where = place(thread);
      task.cancel(true);
      throw new ExhaustedException("it didn't come back within " + seconds() + " s" + where);
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    }
  }

  private String seconds() {
    return limit.toMillis() < 1_000 ? "0." + limit.toMillis() / 100 : "" + limit.toSeconds();
  }

  /** The innermost line that isn't the platform's own. */
  private static String place(Thread thread) {
    for (StackTraceElement line : thread.getStackTrace()) {
      if (!line.getClassName().matches("(java|jdk|sun)\\..*")) {
        return ", and hangs in " + line.getClassName() + "." + line.getMethodName();
      }
    }
    return "";
  }
}
