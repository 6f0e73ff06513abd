package org.wellbundle.core.providers.internal.http;

import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.ProviderCallException;

/** The vendor can't have seen the call: no connection came about. */
public final class NotSentException extends ProviderCallException {
  private static final long serialVersionUID = 1L;

  NotSentException(FetchOutcome.Failure failure) {
    super(failure);
  }
}
