package org.wellbundle.core.providers.internal.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.wellbundle.api.provider.NotificationStyle;
import org.wellbundle.api.provider.NotificationStyle.Door;
import org.wellbundle.api.provider.ProviderDescriptor;

/** The secret part of a registration's address, as a hash. */
final class RegistrationToken {
  /** Of no token. */
  static final byte[] NONE = {};

  /** What can't be guessed. */
  private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9_-]{24,128}");

  private RegistrationToken() {}

  /** {@link #NONE} when none is declared, or one that is too short. */
  static byte[] of(ProviderDescriptor descriptor) {
    NotificationStyle style = descriptor.notifications();
    Door door = style.door();
    String token = door == null ? null : door.registrationToken();
    return token != null
            && style.token() == NotificationStyle.TokenScope.REGISTRATION
            && GOOD.matcher(token).matches()
        ? hash(token)
        : NONE;
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
