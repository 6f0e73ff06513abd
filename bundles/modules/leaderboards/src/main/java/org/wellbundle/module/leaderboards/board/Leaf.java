package org.wellbundle.module.leaderboards.board;

import java.util.Arrays;

/** Sorted keys. */
final class Leaf extends Node {
  static final int CAPACITY = 128;

  private final long[] keys = new long[CAPACITY + 1];

  Leaf() {}

  /** Of a part of sorted keys. */
  Leaf(long[] sorted, int from, int to) {
    width = to - from;
    System.arraycopy(sorted, from, keys, 0, width);
  }

  @Override
  int size() {
    return width;
  }

  @Override
  int capacity() {
    return CAPACITY;
  }

  @Override
  long first() {
    return keys[0];
  }

  @Override
  boolean add(long key) {
    int found = Arrays.binarySearch(keys, 0, width, key);
    if (found >= 0) {
      return false;
    }
    int place = -found - 1;
    System.arraycopy(keys, place, keys, place + 1, width - place);
    keys[place] = key;
    width++;
    return true;
  }

  @Override
  boolean remove(long key) {
    int place = Arrays.binarySearch(keys, 0, width, key);
    if (place < 0) {
      return false;
    }
    width--;
    System.arraycopy(keys, place + 1, keys, place, width - place);
    return true;
  }

  @Override
  boolean contains(long key) {
    return Arrays.binarySearch(keys, 0, width, key) >= 0;
  }

  @Override
  int below(long key) {
    int found = Arrays.binarySearch(keys, 0, width, key);
    return found >= 0 ? found : -found - 1;
  }

  @Override
  int copy(int place, long[] into, int at) {
    int count = Math.min(width - place, into.length - at);
    System.arraycopy(keys, place, into, at, count);
    return count;
  }

  @Override
  Node split() {
    int half = width / 2;
    Leaf right = new Leaf(keys, half, width);
    width = half;
    return right;
  }

  @Override
  void absorb(Node right) {
    System.arraycopy(((Leaf) right).keys, 0, keys, width, right.width);
    width += right.width;
  }
}
