package org.wellbundle.core.accounts.signin;

import org.jspecify.annotations.Nullable;
import org.wellbundle.core.accounts.security.SignInProblems;

/**
 * What a person types in.
 *
 * @param code of the second factor, or a recovery code; asked for with {@code
 *     session.code-required}
 */
public record Credentials(
    @Nullable String email, @Nullable String password, @Nullable String code) {
  public Credentials(@Nullable String email, @Nullable String password) {
    this(email, password, null);
  }

  /** What was typed, both there and of a bearable length. */
  public Given given() {
    if (email == null || email.isBlank() || password == null || password.isEmpty()) {
      throw SignInProblems.incomplete();
    }
    if (password.length() > 512 || email.length() > 254) {
      throw SignInProblems.refused();
    }
    return new Given(email.strip(), password, code);
  }

  public record Given(String email, String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Given[hidden]";
    }
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
