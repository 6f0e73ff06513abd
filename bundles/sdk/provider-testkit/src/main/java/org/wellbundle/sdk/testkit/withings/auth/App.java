package org.wellbundle.sdk.testkit.withings.auth;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An app registered with the vendor.
 *
 * @param callbacks prefixes that redirect and notification addresses must start with; {@code *}
 *     stands for anything within host and port
 */
public record App(String clientId, String secret, String name, List<String> callbacks) {

  /** Whether that address lies under a registered callback. */
  public boolean allows(String address) {
    return callbacks.stream().anyMatch(prefix -> pattern(prefix).matcher(address).lookingAt());
  }

  private static Pattern pattern(String prefix) {
    return Pattern.compile(
        Arrays.stream(prefix.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/?#@]*")));
  }
}
