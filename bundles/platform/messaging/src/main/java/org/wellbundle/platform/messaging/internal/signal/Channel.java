package org.wellbundle.platform.messaging.internal.signal;

/**
 * Where signals go.
 *
 * @param queue one receiver of many, else all
 */
record Channel(boolean queue, String name) {
  static Channel topic(String name) {
    return new Channel(false, name);
  }

  static Channel queue(String name) {
    return new Channel(true, name);
  }

  /** Name of the destination at the broker. */
  String destination() {
    return "wellbundle." + name;
  }
}
