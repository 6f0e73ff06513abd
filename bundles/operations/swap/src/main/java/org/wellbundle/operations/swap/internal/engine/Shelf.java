package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Jars this node has had, by hash, and in which order each module had them. */
public final class Shelf {
  private static final int KEPT = 5;
  private static final String HISTORY = ".history";

  private final Path folder;

  public Shelf(Path folder) {
    try {
      this.folder = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a copy in, so that nobody changes it between being examined and being installed. */
  public Path keep(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      return keep(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path keep(InputStream jar) {
    try {
      Path fresh = Files.createTempFile(folder, "new", ".jar");
      try {
        Path kept = folder.resolve(write(jar, fresh) + ".jar");
        synchronized (this) {
          // a plain replace would take the old file away for a moment, under the eyes of its
          // readers
          return Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the hash of what it wrote. */
  private static String write(InputStream jar, Path to) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      jar.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String hash(Path kept) {
    String name = String.valueOf(kept.getFileName());
    return name.substring(0, name.length() - ".jar".length());
  }

  /** Hash of a jar that lies elsewhere. */
  static String sum(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = sha256();
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes jars that no module had lately. Young ones stay: somebody may just be looking at them.
   *
   * @param needed hashes of others that are needed still
   */
  synchronized void prune(Set<String> needed, Instant before) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.toList();
      Set<String> named = new HashSet<>(needed);
      for (Path history : ending(files, HISTORY)) {
        named.addAll(Files.readAllLines(history));
      }
      for (Path jar : ending(files, ".jar")) {
        if (!named.contains(hash(jar))
            && Files.getLastModifiedTime(jar).toInstant().isBefore(before)) {
          Files.deleteIfExists(jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> ending(List<Path> files, String end) {
    return files.stream().filter(file -> file.toString().endsWith(end)).toList();
  }

  /** A jar by its hash. */
  public Optional<Path> find(String hash) {
    return Optional.of(folder.resolve(hash + ".jar")).filter(Files::isRegularFile);
  }

  /** Notes that a module has this jar now. */
  public synchronized void serves(Artifact artifact) {
    List<String> hashes = new ArrayList<>(history(artifact.symbolicName()));
    hashes.remove(artifact.hash());
    hashes.add(0, artifact.hash());
    List<String> kept = hashes.subList(0, Math.min(KEPT, hashes.size()));
    WholeFile.write(
        historyOf(artifact.symbolicName()),
        (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What a module had, newest first. */
  public List<Artifact> earlier(String symbolicName) {
    return history(symbolicName).stream()
        .flatMap(hash -> find(hash).flatMap(jar -> Artifact.read(jar, hash)).stream())
        .toList();
  }

  private List<String> history(String symbolicName) {
    Path file = historyOf(symbolicName);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path historyOf(String symbolicName) {
    return folder.resolve(symbolicName.replaceAll("[^A-Za-z0-9._-]", "_") + HISTORY);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
