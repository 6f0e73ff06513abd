package org.wellbundle.platform.http.internal.problem;

import java.io.IOException;
import org.wellbundle.platform.http.Problem;

/** A body that must not be read on; an I/O error to the parser that reads it. */
public final class RefusedBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public RefusedBodyException(Problem problem) {
    super(problem.code(), problem);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
