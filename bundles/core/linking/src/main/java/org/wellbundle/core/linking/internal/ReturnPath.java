package org.wellbundle.core.linking.internal;

import java.util.regex.Pattern;

/**
 * Addresses to return to: a path of the same origin, nothing that a browser could take for another
 * one.
 */
final class ReturnPath {
  // no second slash or backslash after the first (//host, /\\host), no control characters, no
  // fragment
  private static final Pattern PATH =
      Pattern.compile("/(?![/\\\\])[A-Za-z0-9\\-._~!$&'()*+,;=:@%/?]{0,500}");

  private ReturnPath() {}

  static boolean allowed(String path) {
    return PATH.matcher(path).matches();
  }

  /** The path with an error code added. */
  static String withError(String path, String code) {
    return path + (path.indexOf('?') < 0 ? '?' : '&') + "error=" + code;
  }
}
