package org.wellbundle.operations.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Services a command works with. All of them are optional to the shell: it would withdraw every
 * command of this bundle while one service is missing, also those that mend it.
 */
final class Needed {
  private static final String MISSING =
      "The part that answers this isn't there now. wellbundle:doctor names the cause.";

  private Needed() {}

  static <T> T of(@Nullable T service) {
    if (service == null) {
      throw new IllegalStateException(MISSING);
    }
    return service;
  }

  static <T> List<T> some(@Nullable List<T> services) {
    if (services == null || services.isEmpty()) {
      throw new IllegalStateException(MISSING);
    }
    return services;
  }
}
