package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wellbundle.operations.backup.BackupException;

/**
 * Who was erased, by numbers only: a file beside the database that only grows, so that a restored
 * backup doesn't bring anybody back.
 */
record Ledger(Path file) {
  static final String NAME = "erasures";

  /** An account that is no more. */
  record Erased(int tenant, long account) {
    @Override
    public String toString() {
      return tenant + " " + account;
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  Set<Erased> read() throws IOException {
    Set<Erased> all = new LinkedHashSet<>();
    if (!exists()) {
      return all;
    }
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.matches("[0-9]{1,9} [0-9]{1,18}")) {
        throw new BackupException(
            "The ledger of erasures %s has a line that can't be read: %s".formatted(file, line));
      }
      String[] part = line.split(" ");
      all.add(new Erased(Integer.parseInt(part[0]), Long.parseLong(part[1])));
    }
    return all;
  }

  /** Adds those that are missing, and returns when they are on the disk. */
  int add(Collection<Erased> erased) throws IOException {
    List<Erased> fresh = new ArrayList<>(erased);
    fresh.removeAll(read());
    StringBuilder text = new StringBuilder();
    if (!exists()) {
      text.append("# Accounts that were erased: tenant, account. Keep it apart from backups.\n");
    }
    fresh.forEach(each -> text.append(each).append('\n'));
    if (text.isEmpty()) {
      return 0;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(StandardCharsets.UTF_8.encode(text.toString()));
      channel.force(true);
    }
    return fresh.size();
  }
}
