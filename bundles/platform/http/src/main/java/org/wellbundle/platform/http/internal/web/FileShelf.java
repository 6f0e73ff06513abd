package org.wellbundle.platform.http.internal.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All served files by address. A path that isn't listed doesn't exist, so none can lead elsewhere.
 * Trees of versions that went are kept, the newest ones, up to a bound.
 */
final class FileShelf {
  private final Map<String, StaticFile> byAddress = new ConcurrentHashMap<>();
  private final Deque<FileTree> retired = new ArrayDeque<>();
  private final long keep;

  /**
   * @param keep most bytes of trees whose bundle went
   */
  FileShelf(long keep) {
    this.keep = keep;
  }

  @Nullable StaticFile find(String address) {
    return byAddress.get(address);
  }

  synchronized void put(FileTree tree) {
    retired.removeIf(old -> old.base().equals(tree.base()));
    tree.files().forEach((path, file) -> byAddress.put(tree.base() + "/" + path, file));
  }

  /** The bundle went: its files stay for a while. */
  synchronized void retire(FileTree tree) {
    retired.addFirst(tree);
    long size = 0;
    for (FileTree old : retired) {
      size += old.size();
    }
    while (size > keep) {
      FileTree oldest = retired.removeLast();
      size -= oldest.size();
      oldest.files().keySet().forEach(path -> byAddress.remove(oldest.base() + "/" + path));
    }
  }
}
