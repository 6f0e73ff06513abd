package org.wellbundle.operations.swap.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.operations.swap.internal.testing.Jars;

class ShelfTest {
  @TempDir Path folder;

  @Test
  void aKeptJarIsNeverAwayWhileItIsKeptAgain() throws Exception {
    Path jar = Files.writeString(folder.resolve("a.jar"), "content");
    Shelf shelf = new Shelf(folder.resolve("shelf"));
    Path kept = shelf.keep(jar);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Callable<Void> keeping =
          () -> {
            for (int i = 0; i < 500; i++) {
              shelf.keep(jar);
            }
            return null;
          };
      Future<Void> again = other.submit(keeping);
      while (!again.isDone()) {
        assertThat(Files.readString(kept)).isEqualTo("content");
      }
      again.get();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void oldJarsGoThatNoModuleHadLatelyAndNobodyNeeds() throws Exception {
    Jars jars = new Jars(folder);
    Shelf shelf = new Shelf(folder.resolve("shelf"));
    Path had = shelf.keep(jars.module("1.0.0"));
    shelf.serves(Artifact.read(had, Shelf.hash(had)).orElseThrow());
    Path needed = shelf.keep(jars.module("1.1.0"));
    Path planned = shelf.keep(jars.module("1.2.0"));
    Files.writeString(folder.resolve("shelf/new1.jar"), "half, of a node that was killed");
    Set<String> hashes = Set.of(Shelf.hash(needed));

    shelf.prune(hashes, Instant.now().minusSeconds(3_600));
    assertThat(planned).as("young").exists();
    shelf.prune(hashes, Instant.now().plusSeconds(10));

    try (Stream<Path> left = Files.list(folder.resolve("shelf"))) {
      assertThat(left.filter(each -> each.toString().endsWith(".jar")))
          .containsExactlyInAnyOrder(had, needed);
    }
    assertThat(shelf.earlier(Jars.NAME)).extracting(Artifact::jar).containsExactly(had);
  }
}
