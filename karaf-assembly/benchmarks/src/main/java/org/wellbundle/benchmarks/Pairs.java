package org.wellbundle.benchmarks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ours and a peer's readings in turns: A B A B. The ratio is taken within each pair, so that what
 * the machine does to both cancels out.
 */
final class Pairs {
  private final double[] ours;
  private final double[] peers;
  private final double[] ratios;
  private double ourCpu;
  private double peerCpu;

  private Pairs(int pairs) {
    ours = new double[pairs];
    peers = new double[pairs];
    ratios = new double[pairs];
  }

  static Pairs measure(int pairs, Side ours, Side peer) throws Exception {
    Pairs measured = new Pairs(pairs);
    for (int pair = 0; pair < pairs; pair++) {
      Side.Reading one = ours.measure();
      Side.Reading other = peer.measure();
      measured.ours[pair] = one.value();
      measured.peers[pair] = other.value();
      measured.ratios[pair] = one.value() / other.value();
      measured.ourCpu += one.cpuSeconds();
      measured.peerCpu += other.cpuSeconds();
    }
    return measured;
  }

  int count() {
    return ratios.length;
  }

  double ours() {
    return at(ours, 0.5);
  }

  double peer() {
    return at(peers, 0.5);
  }

  double ratio() {
    return at(ratios, 0.5);
  }

  /** The ratio that a quarter of the pairs is worse than. */
  double worstQuartile(boolean moreIsBetter) {
    return at(ratios, moreIsBetter ? 0.25 : 0.75);
  }

  /** How many times the CPU time of the peer ours takes for the same work. */
  @Nullable Double cpuRatio() {
    return ourCpu > 0 && peerCpu > 0 ? ourCpu / peerCpu : null;
  }

  private static double at(double[] values, double place) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round((sorted.length - 1) * place)];
  }
}
