package org.wellbundle.sdk.testkit.withings.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A device somebody owns. {@code hash} is the stable reference in every answer. */
public record Device(Model model, String hash, String battery) {

  static Device of(long userid, Model model) {
    String battery = userid % 3 == 0 ? "medium" : "high";
    return new Device(model, sha1(userid + "/" + model), battery);
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
