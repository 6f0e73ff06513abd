package org.wellbundle.sdk.tck;

/**
 * One promise of a provider.
 *
 * @param id stable, for example {@code fetch.idempotent}
 * @param promise what a provider keeps, in one sentence
 */
public record Rule(String id, Level level, String promise, Check check) {

  /** Levels, by what they need. */
  public enum Level {
    /** The bundle alone. */
    SMOKE,
    /** The vendor's recorded answers. */
    CONTRACT
  }

  /** Looks whether the promise is kept. Whatever it throws is a fault too. */
  @FunctionalInterface
  public interface Check {
    void run(Subject subject, Faults faults) throws Exception;
  }

  /** What is wrong, empty when the promise is kept. */
  public java.util.List<String> examine(Subject subject) {
    Faults faults = new Faults();
    try {
      check.run(subject, faults);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      faults.add("It threw " + e.getClass().getName() + at(e) + ".");
    }
    return faults.list();
  }

  /** Where, without the message: it may hold values. */
  private static String at(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
