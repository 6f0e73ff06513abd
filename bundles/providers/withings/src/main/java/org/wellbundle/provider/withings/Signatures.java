package org.wellbundle.provider.withings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of calls the app makes in its own name: HMAC-SHA256 with the client secret over the
 * values of the signed parameters, sorted by parameter name and joined with commas.
 */
final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  private Signatures() {}

  /** For getnonce. */
  static String ofNonceCall(String secret, String action, String clientId, long timestamp) {
    return sign(secret, action + "," + clientId + "," + timestamp);
  }

  /** For a call that carries a nonce. */
  static String ofCall(String secret, String action, String clientId, String nonce) {
    return sign(secret, action + "," + clientId + "," + nonce);
  }

  private static String sign(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
