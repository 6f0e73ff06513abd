package org.wellbundle.operations.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The jar files the framework loads bundles from: copies in its cache, or files it refers to. */
public final class BundleJars {
  private static final String REFERENCE = "reference:file:";

  private final Path cache;

  /** Finds the cache from where the framework keeps the data of the caller. */
  public BundleJars(BundleContext context) {
    Path data = context.getDataFile("").toPath().toAbsolutePath();
    this.cache = Objects.requireNonNull(Objects.requireNonNull(data.getParent()).getParent());
  }

  /** The jar of a bundle's newest revision; empty for one that is no jar file. */
  public Optional<Path> of(Bundle bundle) {
    Path folder = cache.resolve("bundle" + bundle.getBundleId());
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> revisions = Files.list(folder)) {
      Optional<Path> newest =
          revisions
              .filter(path -> String.valueOf(path.getFileName()).startsWith("version"))
              .max(Comparator.comparing(BundleJars::updates));
      return newest.isEmpty() ? Optional.empty() : jar(newest.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> jar(Path revision) throws IOException {
    Path copy = revision.resolve("bundle.jar");
    if (Files.isRegularFile(copy)) {
      return Optional.of(copy);
    }
    Path location = revision.resolve("revision.location");
    if (!Files.isRegularFile(location)) {
      return Optional.empty();
    }
    String address = new String(Files.readAllBytes(location), StandardCharsets.UTF_8);
    int file = address.indexOf(REFERENCE);
    return file < 0
        ? Optional.empty()
        : Optional.of(Path.of(URI.create(address.substring(file + REFERENCE.length() - 5).strip())))
            .filter(Files::isRegularFile);
  }

  /** Folders are called {@code version<refreshes>.<updates>}; the last number counts up. */
  private static int updates(Path revision) {
    String name = String.valueOf(revision.getFileName());
    return Integer.parseInt(name.substring(name.indexOf('.') + 1));
  }
}
