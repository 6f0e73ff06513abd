package org.wellbundle.api.provider;

import org.osgi.annotation.versioning.ProviderType;

/** What came of a call that brings no data. Not to be implemented elsewhere. */
@ProviderType
public sealed interface CallOutcome {

  /** It is as asked. Also when there was nothing left to do. */
  record Done() implements CallOutcome {}

  /** It isn't. */
  record Failed(FetchOutcome.Failure failure) implements CallOutcome {}
}
