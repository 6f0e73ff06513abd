package org.wellbundle.api.account;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Asks somebody who is signed in for the password once more, before what can't be taken back. */
@ProviderType
public interface PasswordProof {

  /** What came of it. */
  sealed interface Outcome {}

  /** It is the account's password. */
  record Proven() implements Outcome {}

  /** It isn't. On record. */
  record Wrong() implements Outcome {}

  /** Too many wrong ones in this session; the next is looked at after this time. */
  record Wait(Duration time) implements Outcome {}

  Outcome prove(Principal who, String password, String correlationId);
}
