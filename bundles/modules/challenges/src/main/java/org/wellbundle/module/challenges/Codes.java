package org.wellbundle.module.challenges;

import java.security.SecureRandom;

/** Makes what invited people enter: letters that can be read out on the telephone. */
final class Codes {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Codes() {}

  static String next() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int n = 0; n < LENGTH; n++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
