package org.wellbundle.module.leaderboards.board;

/** A node of the tree. What it holds is above what its left neighbour holds. */
abstract sealed class Node permits Leaf, Branch {
  /** How many keys or children are directly in here. */
  int width;

  /** Keys in here and below. */
  abstract int size();

  /** The smallest key; there is one. */
  abstract long first();

  /** False when it was there. */
  abstract boolean add(long key);

  /** False when it wasn't there. */
  abstract boolean remove(long key);

  abstract boolean contains(long key);

  /** Keys smaller than this one. */
  abstract int below(long key);

  /** Copies keys, beginning with the one at a place; returns how many. */
  abstract int copy(int place, long[] into, int at);

  abstract int capacity();

  /** The upper half, as a node of its own; it leaves this one. */
  abstract Node split();

  /** Takes all of the right neighbour, which is dropped. */
  abstract void absorb(Node right);

  /** More than fits for good: to be split at once. */
  final boolean full() {
    return width > capacity();
  }

  /** Worth uniting with a neighbour that has room. */
  final boolean sparse() {
    return width < capacity() / 4;
  }
}
