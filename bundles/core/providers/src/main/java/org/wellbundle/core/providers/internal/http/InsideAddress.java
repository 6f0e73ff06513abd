package org.wellbundle.core.providers.internal.http;

import java.net.InetAddress;
import java.util.Arrays;

/** Addresses that don't belong to the public internet: this machine, its network, reserved ones. */
final class InsideAddress {
  private static final int V4 = 4;

  private InsideAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == V4 ? insideV4(bytes, 0) : insideV6(bytes));
  }

  private static boolean insideV4(byte[] b, int at) {
    int first = b[at] & 0xff;
    int second = b[at + 1] & 0xff;
    int third = b[at + 2] & 0xff;
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128) // shared by carriers
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19)); // test networks
  }

  private static boolean insideV6(byte[] b) {
    boolean unique = (b[0] & 0xfe) == 0xfc;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    boolean translated =
        b[0] == 0x00 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && b[3] == (byte) 0x9b;
    boolean mapped = allZero(b, 0, 10);
    return unique
        || (sixToFour && insideV4(b, 2))
        || (translated && insideV4(b, 12))
        || (mapped && insideV4(b, 12));
  }

  private static boolean allZero(byte[] b, int from, int to) {
    return Arrays.equals(b, from, to, new byte[to - from], 0, to - from);
  }
}
