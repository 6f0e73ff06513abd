package org.wellbundle.operations.health.internal;

import java.util.List;

/** Runs the checks of this node. */
interface Examiner {
  /** One outcome for each check that is registered now, ours and those of others. */
  List<Outcome> examine();

  /** Outcome of one check by its name. */
  record Outcome(String name, boolean ok, String message) {}
}
