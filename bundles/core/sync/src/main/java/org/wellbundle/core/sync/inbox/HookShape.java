package org.wellbundle.core.sync.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body is what its media type says. What it means is the provider's business, later; what
 * nobody could ever read isn't stored.
 */
final class HookShape {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private HookShape() {}

  /** True for empty bodies, which vendors send as a test, and for types unknown here. */
  static boolean readable(@Nullable String contentType, byte[] body) {
    if (contentType == null || body.length == 0) {
      return true;
    }
    if (contentType.equals("application/x-www-form-urlencoded")) {
      return isForm(body);
    }
    return !(contentType.equals("application/json") || contentType.endsWith("+json"))
        || isJson(body);
  }

  private static boolean isForm(byte[] body) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString().strip();
      for (String pair : text.split("&", -1)) {
        URLDecoder.decode(pair, StandardCharsets.UTF_8);
      }
      return text.isEmpty()
          || (text.indexOf('=') > 0 && text.chars().noneMatch(Character::isISOControl));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isJson(byte[] body) {
    try {
      return JSON.readTree(body).isContainerNode();
    } catch (IOException e) {
      return false;
    }
  }
}
