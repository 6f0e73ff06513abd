package org.wellbundle.core.accounts.signin;

import java.util.Optional;
import org.wellbundle.core.accounts.secondfactor.SecondFactorCheck;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.platform.http.Problem;

/** What somebody is told who wasn't let in. */
public final class Turned {
  private Turned() {}

  /** Empty for whom the second factor lets in. */
  static Optional<SignIn.Outcome> by(SecondFactorCheck.Result result) {
    if (result instanceof SecondFactorCheck.Missing) {
      return Optional.of(new SignIn.CodeMissing());
    }
    if (result instanceof SecondFactorCheck.Wrong) {
      return Optional.of(new SignIn.CodeRefused());
    }
    return result instanceof SecondFactorCheck.Wait wait
        ? Optional.of(new SignIn.Wait(wait.time()))
        : Optional.empty();
  }

  public static Problem away(SignIn.Outcome outcome) {
    if (outcome instanceof SignIn.Disabled) {
      return SignInProblems.disabled();
    }
    if (outcome instanceof SignIn.CodeMissing) {
      return new Problem(
          401,
          "session.code-required",
          "Enter the code that your app shows for this account, or a recovery code.");
    }
    if (outcome instanceof SignIn.CodeRefused) {
      return new Problem(
          401,
          "session.code-refused",
          "That code isn't right, or was used already. Wait for the next one and try again.");
    }
    return outcome instanceof SignIn.Wait wait
        ? SignInProblems.wait(wait.time())
        : SignInProblems.refused();
  }
}
