package org.wellbundle.core.accounts.signin;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.api.account.Principal;
import org.wellbundle.core.accounts.Accounts;

/** Asks for passwords again, for other parts of the service. */
@Component
public final class PasswordProofDesk implements PasswordProof {
  private final SignIn signIn;

  @Activate
  public PasswordProofDesk(@Reference Accounts accounts) {
    this.signIn = accounts.signIn();
  }

  @Override
  public Outcome prove(Principal who, String password, String correlationId) {
    SignIn.Outcome outcome = signIn.again(who, password, correlationId);
    if (outcome instanceof SignIn.Wait wait) {
      return new Wait(wait.time());
    }
    return outcome instanceof SignIn.Welcome ? new Proven() : new Wrong();
  }
}
