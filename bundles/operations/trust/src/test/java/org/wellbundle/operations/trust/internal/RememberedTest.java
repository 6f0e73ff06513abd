package org.wellbundle.operations.trust.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.operations.trust.Verdict;

class RememberedTest {
  @TempDir Path folder;
  private final Remembered remembered = new Remembered();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksAtTheSameBytesOnce() throws IOException {
    Path jar = Files.writeString(folder.resolve("a.jar"), "evil");

    assertThat(remembered.of(jar, this::read)).isEqualTo(said("evil"));
    assertThat(remembered.of(jar, this::read)).isEqualTo(said("evil"));
    assertThat(looks).hasValue(1);
  }

  @Test
  void whatIsExchangedForAMomentIsntTakenForTheOther() throws IOException {
    Path jar = Files.writeString(folder.resolve("a.jar"), "evil");
    Contents found =
        remembered.of(
            jar,
            at -> {
              Files.writeString(jar, "good");
              Contents contents = read(at);
              Files.writeString(jar, "evil");
              return contents;
            });

    assertThat(found).isEqualTo(said("evil"));
    assertThat(remembered.of(jar, this::read)).isEqualTo(said("evil"));
  }

  private Contents read(Path jar) throws IOException {
    looks.incrementAndGet();
    return said(Files.readString(jar));
  }

  private static Contents said(String what) {
    return new Contents.Refused(Verdict.refuse("test", what));
  }
}
