package org.wellbundle.core.sync.task;

/** The lease went to somebody else, or the task is gone: the transaction must not commit. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LeaseLostException(long id) {
    super("lease " + id + " lost", null, false, false);
  }
}
