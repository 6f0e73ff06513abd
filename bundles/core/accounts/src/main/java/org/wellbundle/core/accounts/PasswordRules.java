package org.wellbundle.core.accounts;

import java.util.Optional;

/**
 * What a password must look like: profile {@code seed}, eight characters with both cases, a digit
 * and a special character.
 */
final class PasswordRules {
  static final int MIN_LENGTH = 8;
  static final int MAX_LENGTH = 128;

  private PasswordRules() {}

  /** The sentence that tells what is missing; empty when the password will do. */
  static Optional<String> objection(String password) {
    if (password.length() < MIN_LENGTH) {
      return Optional.of("Use at least " + MIN_LENGTH + " characters.");
    }
    if (password.length() > MAX_LENGTH) {
      return Optional.of("Use at most " + MAX_LENGTH + " characters.");
    }
    boolean upper = password.chars().anyMatch(Character::isUpperCase);
    boolean lower = password.chars().anyMatch(Character::isLowerCase);
    boolean digit = password.chars().anyMatch(Character::isDigit);
    boolean special = password.chars().anyMatch(c -> !Character.isLetterOrDigit(c));
    if (!(upper && lower && digit && special)) {
      return Optional.of(
          "Use upper and lower case letters, a digit and a special character together.");
    }
    return Optional.empty();
  }
}
