package org.wellbundle.api.module;

import org.osgi.annotation.versioning.ConsumerType;

/** Says whether a part works. */
@ConsumerType
public interface HealthCheck {
  /** Stable name, for example {@code database}. */
  String name();

  /** True when the service can't do its job without this part. */
  boolean required();

  /** Answers within a second. */
  Result check();

  /** Outcome, with a sentence an operator can act on. */
  record Result(boolean ok, String message) {
    public static Result fine() {
      return new Result(true, "ok");
    }

    public static Result failed(String message) {
      return new Result(false, message);
    }
  }
}
