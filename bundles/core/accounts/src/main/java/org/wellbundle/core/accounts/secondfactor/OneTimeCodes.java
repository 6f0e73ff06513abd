package org.wellbundle.core.accounts.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes by the clock (RFC 6238) with the values every app knows: SHA-1, six digits, 30 seconds. */
final class OneTimeCodes {
  static final Duration STEP = Duration.ofSeconds(30);

  /** Clocks may be apart by so many steps. */
  private static final int SKEW = 1;

  private static final int SECRET_BYTES = 20;
  private static final String ALGORITHM =
      TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, 6, ALGORITHM);
  private final SecureRandom random = new SecureRandom();

  byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /**
   * The step a code is of; empty when it is none of now.
   *
   * @param usedUpTo step of the last code taken; it and earlier ones aren't taken again
   */
  OptionalLong step(byte[] secret, String code, Instant now, long usedUpTo) {
    long current = now.getEpochSecond() / STEP.toSeconds();
    OptionalLong found = OptionalLong.empty();
    for (long step = current - SKEW; step <= current + SKEW; step++) {
      boolean same = MessageDigest.isEqual(bytes(code(secret, step)), bytes(code));
      if (same && step > usedUpTo) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private String code(byte[] secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, ALGORITHM),
          Instant.ofEpochSecond(step * STEP.toSeconds()),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }

  private static byte[] bytes(String code) {
    return code.getBytes(StandardCharsets.UTF_8);
  }
}
