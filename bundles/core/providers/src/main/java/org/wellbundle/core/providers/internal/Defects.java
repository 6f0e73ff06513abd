package org.wellbundle.core.providers.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Exceptions for the log, without their messages: those may quote a member's data. */
public final class Defects {
  private static final int FRAMES = 12;

  private Defects() {}

  public static String describe(Throwable defect) {
    String frames =
        Arrays.stream(defect.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
    Throwable cause = defect.getCause();
    return defect.getClass().getName()
        + frames
        + (cause == null || cause == defect ? "" : "\ncaused by " + describe(cause));
  }
}
