package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The jars the distribution came with: a bundle is one of them when its bytes are the same. */
final class OwnFiles {
  private final Map<Long, List<Path>> bySize = new HashMap<>();

  OwnFiles(List<Path> folders) {
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        list(folder);
      }
    }
  }

  private void list(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jar")).toList()) {
        bySize.merge(
            Files.size(file),
            List.of(file),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(Path jar) throws IOException {
    for (Path own : bySize.getOrDefault(Files.size(jar), List.of())) {
      if (Files.mismatch(own, jar) < 0) {
        return true;
      }
    }
    return false;
  }
}
