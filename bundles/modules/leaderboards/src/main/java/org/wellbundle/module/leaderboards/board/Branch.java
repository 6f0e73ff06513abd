package org.wellbundle.module.leaderboards.board;

import java.util.Arrays;

/** Children in order, and how many keys each of them holds. */
final class Branch extends Node {
  static final int CAPACITY = 64;

  private final Node[] children = new Node[CAPACITY + 1];
  private final int[] counts = new int[CAPACITY + 1];

  /** Nothing in a child is below its bound, nothing in the child before it is at or above it. */
  private final long[] bounds = new long[CAPACITY + 1];

  private int size;

  @Override
  int size() {
    return size;
  }

  @Override
  int capacity() {
    return CAPACITY;
  }

  @Override
  long first() {
    return children[0].first();
  }

  /** Puts a child after all others. */
  void append(Node child) {
    children[width] = child;
    counts[width] = child.size();
    bounds[width] = child.first();
    size += counts[width];
    width++;
  }

  /** The only child, when there is no other. */
  Node onlyChild() {
    return children[0];
  }

  @Override
  boolean add(long key) {
    int at = childFor(key);
    if (!children[at].add(key)) {
      return false;
    }
    counts[at]++;
    size++;
    bounds[at] = Math.min(bounds[at], key);
    if (children[at].full()) {
      insert(at + 1, children[at].split());
      counts[at] -= counts[at + 1];
    }
    return true;
  }

  @Override
  boolean remove(long key) {
    int at = childFor(key);
    if (!children[at].remove(key)) {
      return false;
    }
    counts[at]--;
    size--;
    if (children[at].sparse() && width > 1) {
      unite(at == 0 ? 0 : at - 1);
    }
    return true;
  }

  @Override
  boolean contains(long key) {
    return children[childFor(key)].contains(key);
  }

  @Override
  int below(long key) {
    int at = childFor(key);
    int sum = 0;
    for (int each = 0; each < at; each++) {
      sum += counts[each];
    }
    return sum + children[at].below(key);
  }

  @Override
  int copy(int place, long[] into, int at) {
    int skip = place;
    int copied = 0;
    for (int each = 0; each < width && at + copied < into.length; each++) {
      if (skip < counts[each]) {
        copied += children[each].copy(skip, into, at + copied);
        skip = 0;
      } else {
        skip -= counts[each];
      }
    }
    return copied;
  }

  @Override
  Node split() {
    Branch right = new Branch();
    int half = width / 2;
    for (int each = half; each < width; each++) {
      right.append(children[each]);
      children[each] = null;
    }
    // a child's bound may lie below its first key: it has to stay, for the keys to come
    System.arraycopy(bounds, half, right.bounds, 0, right.width);
    width = half;
    size -= right.size;
    return right;
  }

  @Override
  void absorb(Node right) {
    Branch other = (Branch) right;
    System.arraycopy(other.children, 0, children, width, other.width);
    System.arraycopy(other.counts, 0, counts, width, other.width);
    System.arraycopy(other.bounds, 0, bounds, width, other.width);
    width += other.width;
    size += other.size;
  }

  private int childFor(long key) {
    int found = Arrays.binarySearch(bounds, 0, width, key);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private void insert(int at, Node child) {
    System.arraycopy(children, at, children, at + 1, width - at);
    System.arraycopy(counts, at, counts, at + 1, width - at);
    System.arraycopy(bounds, at, bounds, at + 1, width - at);
    children[at] = child;
    counts[at] = child.size();
    bounds[at] = child.first();
    width++;
  }

  /** Two neighbours become one if that has room for both. */
  private void unite(int left) {
    Node kept = children[left];
    Node dropped = children[left + 1];
    if (kept.width + dropped.width > kept.capacity()) {
      return;
    }
    kept.absorb(dropped);
    counts[left] += counts[left + 1];
    width--;
    System.arraycopy(children, left + 2, children, left + 1, width - left - 1);
    System.arraycopy(counts, left + 2, counts, left + 1, width - left - 1);
    System.arraycopy(bounds, left + 2, bounds, left + 1, width - left - 1);
    children[width] = null;
  }
}
