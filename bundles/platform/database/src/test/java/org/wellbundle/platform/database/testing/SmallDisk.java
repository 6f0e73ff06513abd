package org.wellbundle.platform.database.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A disk of a few kilobytes, so that it really is full: a tmpfs in a mount namespace of a process
 * of its own, reached through that process. Gone with it. Needs Linux and the right to mount.
 */
public final class SmallDisk implements AutoCloseable {
  private final Process holder;
  private final Path folder;

  private SmallDisk(Process holder, Path folder) {
    this.holder = holder;
    this.folder = folder;
  }

  /**
   * Empty where it can't be had.
   *
   * @param at an empty folder, which stays empty for everybody else
   */
  public static Optional<SmallDisk> of(int kilobytes, Path at) {
    String script = "mount -t tmpfs -o size=" + kilobytes + "k tmpfs \"$0\" && echo up && exec cat";
    try {
      Process holder =
          new ProcessBuilder("unshare", "-m", "sh", "-c", script, at.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (holder.inputReader().readLine() == null) {
        return Optional.empty();
      }
      Path folder = Path.of("/proc", Long.toString(holder.pid()), "root" + at.toAbsolutePath());
      return Optional.of(new SmallDisk(holder, folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public Path folder() {
    return folder;
  }

  /** Leaves no room on it. */
  public Path fill() {
    Path file = folder.resolve("full");
    try (var out = Files.newOutputStream(file)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return file;
    }
  }

  /** Ends the process, and with it the disk. */
  @Override
  public void close() {
    try {
      holder.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Names of the files on it. */
  public String[] files() {
    try (var all = Files.list(folder)) {
      return all.map(each -> String.valueOf(each.getFileName())).sorted().toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
