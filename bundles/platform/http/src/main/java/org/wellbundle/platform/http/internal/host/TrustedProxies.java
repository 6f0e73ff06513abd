package org.wellbundle.platform.http.internal.host;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses and networks whose forwarding headers are believed. */
public final class TrustedProxies {
  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /** From {@code address} or {@code address/bits}; names are refused, they would need a look-up. */
  public static TrustedProxies of(List<String> texts) {
    return new TrustedProxies(texts.stream().map(Network::of).toList());
  }

  /**
   * @param address of the peer, as the container prints it
   */
  public boolean contains(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    byte[] bytes = bytes(address);
    for (Network network : networks) {
      if (network.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    String address = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    if (address.isEmpty()
        || !address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')) {
      throw new IllegalArgumentException("no IP address: " + text);
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address: " + text, e);
    }
  }

  private record Network(BigInteger prefix, int length, int shift) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
      int width = address.length * 8;
      int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > width) {
        throw new IllegalArgumentException("no network: " + text);
      }
      int shift = width - bits;
      return new Network(new BigInteger(1, address).shiftRight(shift), address.length, shift);
    }

    boolean contains(byte[] address) {
      return address.length == length
          && new BigInteger(1, address).shiftRight(shift).equals(prefix);
    }
  }
}
