package org.wellbundle.module.leaderboards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a participant is seen by the others. */
enum Mode {
  /** By the name of the account. */
  NAMED,
  /** By a name made up for boards. */
  ALIAS,
  /** Not at all: sees the boards, and where he or she would be. */
  PRIVATE;

  /** In the database and in the HTTP interface. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Mode> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
