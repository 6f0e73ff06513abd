package org.wellbundle.module.leaderboards.board;

import java.util.Arrays;

/**
 * A set of numbers that knows the place of each: a B+-tree whose branches count what is below them.
 * Adding, removing, finding a place and reading from a place take logarithmic time; a number takes
 * about twelve bytes. Not safe for use by several threads.
 */
final class CountedTree {
  /** Leaves of a new tree are filled so far, to take some more before they split. */
  private static final double FILL = 0.8;

  private Node root = new Leaf();

  /** Of numbers in ascending order, each once. */
  static CountedTree of(long[] sorted) {
    CountedTree tree = new CountedTree();
    int step = (int) (Leaf.CAPACITY * FILL);
    Node[] level = new Node[(sorted.length + step - 1) / step];
    for (int each = 0; each < level.length; each++) {
      int to = Math.min(sorted.length, (each + 1) * step);
      level[each] = new Leaf(sorted, each * step, to);
    }
    while (level.length > 1) {
      level = above(level);
    }
    if (level.length == 1) {
      tree.root = level[0];
    }
    return tree;
  }

  private static Node[] above(Node[] children) {
    int step = (int) (Branch.CAPACITY * FILL);
    Node[] level = new Node[(children.length + step - 1) / step];
    for (int each = 0; each < level.length; each++) {
      Branch branch = new Branch();
      Node[] mine =
          Arrays.copyOfRange(children, each * step, Math.min(children.length, (each + 1) * step));
      for (Node child : mine) {
        branch.append(child);
      }
      level[each] = branch;
    }
    return level;
  }

  int size() {
    return root.size();
  }

  boolean add(long key) {
    boolean added = root.add(key);
    if (root.full()) {
      Node right = root.split();
      Branch grown = new Branch();
      grown.append(root);
      grown.append(right);
      root = grown;
    }
    return added;
  }

  boolean remove(long key) {
    boolean removed = root.remove(key);
    while (root instanceof Branch branch && branch.width == 1) {
      root = branch.onlyChild();
    }
    return removed;
  }

  boolean contains(long key) {
    return root.contains(key);
  }

  /** Numbers smaller than this one. */
  int below(long key) {
    return root.below(key);
  }

  /** Up to so many numbers in order, beginning with the one at a place. */
  long[] from(int place, int most) {
    int count = Math.max(0, Math.min(most, size() - place));
    long[] keys = new long[count];
    if (count > 0) {
      root.copy(place, keys, 0);
    }
    return keys;
  }
}
