package org.wellbundle.platform.http;

import java.util.Map;

/**
 * An error answer (RFC 9457): thrown by resources, written as {@code application/problem+json} with
 * a correlation id.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, Object> members;

  /**
   * @param code stable, for example {@code link.already-linked}
   * @param detail a sentence a person can act on
   */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /**
   * @param members further members of the answer; the reserved member {@code retryAfter} (seconds)
   *     becomes a header
   */
  public Problem(int status, String code, String detail, Map<String, Object> members) {
    super(detail);
    this.status = status;
    this.code = code;
    this.members = Map.copyOf(members);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }
}
