package org.wellbundle.api.provider;

/**
 * There is no answer from the vendor. Carries the outcome the platform acts on; providers let it
 * pass.
 */
public class ProviderCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FetchOutcome.Failure failure;

  public ProviderCallException(FetchOutcome.Failure failure) {
    super(failure.reason());
    this.failure = failure;
  }

  public FetchOutcome.Failure failure() {
    return failure;
  }
}
