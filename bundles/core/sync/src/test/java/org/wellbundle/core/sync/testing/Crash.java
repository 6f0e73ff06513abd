package org.wellbundle.core.sync.testing;

/** The process is gone. An error, so that nobody on the way treats it as an ordinary failure. */
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  public Crash() {
    super("killed", null, false, false);
  }
}
