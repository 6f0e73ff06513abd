package org.wellbundle.provider.withings;

/** What the {@code status} of an answer means, by the vendor's list of families. */
enum StatusFamily {
  OK(0, 0),
  AUTHENTICATION(100, 102, 200, 200, 401, 401),
  PARAMETERS(
      201, 213, 216, 218, 220, 221, 223, 223, 225, 225, 227, 230, 234, 236, 238, 238, 240, 252, 254,
      254, 260, 267, 271, 272, 275, 276, 283, 288, 290, 290, 293, 295, 297, 297, 300, 304, 321, 321,
      323, 353, 380, 382, 400, 400, 501, 511, 523, 523, 532, 532, 3017, 3019),
  /** The member didn't grant it. 403 isn't listed, but is what is answered in fact. */
  UNAUTHORIZED(214, 214, 277, 277, 403, 403),
  /** Listed as unauthorized, known as "unknown error": nothing to tell the member. */
  REFUSED(2553, 2553, 2555, 2555),
  TIMEOUT(522, 522),
  BAD_STATE(524, 524),
  RATE_LIMIT(601, 601),
  NOT_IMPLEMENTED(2554, 2554),
  /** The vendor's own trouble, and every code nobody listed. */
  ERROR;

  private final int[] ranges;

  /**
   * @param ranges pairs of first and last code
   */
  StatusFamily(int... ranges) {
    this.ranges = ranges;
  }

  static StatusFamily of(long status) {
    for (StatusFamily family : values()) {
      for (int i = 0; i < family.ranges.length; i += 2) {
        if (status >= family.ranges[i] && status <= family.ranges[i + 1]) {
          return family;
        }
      }
    }
    return ERROR;
  }
}
