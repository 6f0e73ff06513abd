package org.wellbundle.core.linking.internal;

/** Rolls the transaction back that would have made a link. */
final class LinkRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code what the page is told
   */
  LinkRefused(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
