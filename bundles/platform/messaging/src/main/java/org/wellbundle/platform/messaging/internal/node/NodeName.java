package org.wellbundle.platform.messaging.internal.node;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Host and process of a node. */
record NodeName(String host, long process) {

  static NodeName own() {
    return new NodeName(hostName(), ProcessHandle.current().pid());
  }

  static NodeName parse(String text) {
    int colon = text.lastIndexOf(':');
    return new NodeName(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  /** True when that node's process is known to be gone, though its lease still runs. */
  boolean isGone() {
    return host.equals(hostName())
        && (process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty());
  }

  @Override
  public String toString() {
    return host + ":" + process;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
