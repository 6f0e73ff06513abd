package org.wellbundle.platform.mail.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.wellbundle.api.tenant.TenantId;

/** Tells one address from another without being one. Different for each tenant. */
record AddressDigest(String hex) {

  static AddressDigest of(TenantId tenant, String address) {
    String text = tenant.value() + " " + address.toLowerCase(Locale.ROOT);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new AddressDigest(
          HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
