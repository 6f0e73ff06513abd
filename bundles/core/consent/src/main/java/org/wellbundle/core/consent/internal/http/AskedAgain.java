package org.wellbundle.core.consent.internal.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.PasswordProof;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Problem;

/** The password once more, before something is erased. */
record AskedAgain(PasswordProof proof) {
  void of(Principal who, @Nullable String password, String correlationId) {
    if (password == null || password.isEmpty() || password.length() > 512) {
      throw new Problem(400, "deletion.incomplete", "Enter your password to confirm.");
    }
    PasswordProof.Outcome outcome = proof.prove(who, password, correlationId);
    if (outcome instanceof PasswordProof.Wait wait) {
      Duration time = wait.time();
      throw new Problem(
          429,
          "session.too-many-attempts",
          "Too many attempts. Wait a moment, then try again.",
          Map.of("retryAfter", (int) Math.max(1, time.toSeconds())));
    }
    if (!(outcome instanceof PasswordProof.Proven)) {
      throw new Problem(403, "password.wrong", "That isn't your current password.");
    }
  }
}
