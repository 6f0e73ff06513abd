package org.wellbundle.core.accounts.secondfactor;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Codes for who has lost the app: a letter for the row and nine more of 5 bits each, so that a slow
 * hash is computed once per try and not once per code there is.
 */
final class RecoveryCodes {
  static final int COUNT = 8;
  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  /** As they are compared: lower case, no dash. */
  static List<String> fresh() {
    List<String> codes = new ArrayList<>();
    for (int slot = 0; slot < COUNT; slot++) {
      StringBuilder code = new StringBuilder().append((char) ('a' + slot));
      while (code.length() < LENGTH) {
        code.append(Base32.ALPHABET.charAt(RANDOM.nextInt(Base32.ALPHABET.length())));
      }
      codes.add(code.toString().toLowerCase(Locale.ROOT));
    }
    return codes;
  }

  /** As they are shown. */
  static String shown(String code) {
    return code.substring(0, 5) + "-" + code.substring(5);
  }

  static boolean looksLikeOne(String typed) {
    return typed.length() == LENGTH && typed.charAt(0) >= 'a' && typed.charAt(0) <= 'z';
  }

  static String slot(String code) {
    return code.substring(0, 1);
  }
}
