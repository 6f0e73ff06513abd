package org.wellbundle.core.accounts.password;

import java.util.Collection;
import java.util.Optional;
import org.wellbundle.api.tenant.PasswordProfile;

/** What a password must be like: length and composition by profile, and never a well-known one. */
public final class PasswordPolicy {
  public static final int MAX_LENGTH = 128;
  private static final int SEED_LENGTH = 8;
  private static final int NIST_LENGTH = 15;

  private final Blocklist blocklist = Blocklist.shipped();

  /**
   * @param context words an attacker would try first here: tenant, name, parts of the address
   * @return empty when the password will do
   */
  public Optional<Objection> objection(
      PasswordProfile profile, String password, Collection<String> context) {
    int length = password.codePointCount(0, password.length());
    int least = profile == PasswordProfile.NIST ? NIST_LENGTH : SEED_LENGTH;
    if (length < least) {
      return Optional.of(
          new Objection("password.too-short", "Use at least " + least + " characters."));
    }
    if (length > MAX_LENGTH) {
      return Optional.of(
          new Objection("password.too-long", "Use at most " + MAX_LENGTH + " characters."));
    }
    if (profile == PasswordProfile.SEED && !isMixed(password)) {
      return Optional.of(
          new Objection(
              "password.composition",
              "Use upper and lower case letters, a digit and a special character together."));
    }
    return blocklist.objection(password, context);
  }

  private static boolean isMixed(String password) {
    return password.codePoints().anyMatch(Character::isUpperCase)
        && password.codePoints().anyMatch(Character::isLowerCase)
        && password.codePoints().anyMatch(Character::isDigit)
        && password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c));
  }
}
