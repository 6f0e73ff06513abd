package org.wellbundle.operations.swap.internal.engine;

/** It can't be done; nothing has changed. */
public final class SwapRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  public SwapRefusedException(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
