package org.wellbundle.operations.swap.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
