package org.wellbundle.api.provider;

/** What came of a call that brings no data. */
public sealed interface CallOutcome {

  /** It is as asked. Also when there was nothing left to do. */
  record Done() implements CallOutcome {}

  /** It isn't. */
  record Failed(FetchOutcome.Failure failure) implements CallOutcome {}
}
