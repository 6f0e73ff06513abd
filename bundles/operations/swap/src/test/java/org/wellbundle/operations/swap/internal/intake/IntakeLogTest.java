package org.wellbundle.operations.swap.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeLogTest {
  private static final String STEPS = "org.example.steps";

  @TempDir Path folder;
  private File jar;
  private IntakeLog log;

  @BeforeEach
  void open() throws IOException {
    jar = Files.writeString(folder.resolve("steps.jar"), "one").toFile();
    log = anew();
  }

  private IntakeLog anew() {
    return new IntakeLog(folder.resolve("intake.properties"));
  }

  @Test
  void knowsAFileUntilItsContentChanges() throws IOException {
    assertThat(log.knows(jar)).isFalse();

    log.note(jar, IntakeLog.mark(jar), STEPS);

    assertThat(log.knows(jar)).isTrue();
    assertThat(anew().knows(jar)).as("after a restart").isTrue();
    Files.writeString(jar.toPath(), "another");
    assertThat(log.knows(jar)).isFalse();
  }

  @Test
  void knowsAFolderUntilAnythingInItChanges() throws IOException {
    Path tenant = Files.createDirectories(folder.resolve("acme/texts"));
    Files.writeString(folder.resolve("acme/tenant.yaml"), "key: acme");
    log.note(
        tenant.getParent().toFile(),
        IntakeLog.mark(tenant.getParent().toFile()),
        "org.example.tenant.acme");
    assertThat(log.knows(tenant.getParent().toFile())).isTrue();

    Files.writeString(tenant.resolve("en.json"), "{}");

    assertThat(log.knows(tenant.getParent().toFile())).isFalse();
  }

  @Test
  void saysWhichFilesAreGoneButNotThoseThatHeldNothing() throws IOException {
    File other = Files.writeString(folder.resolve("other.jar"), "no module").toFile();
    log.note(jar, IntakeLog.mark(jar), STEPS);
    log.note(other, IntakeLog.mark(other), "");
    assertThat(log.missing(folder.toFile())).isEmpty();

    Files.delete(jar.toPath());
    Files.delete(other.toPath());

    assertThat(log.missing(folder.toFile())).containsExactly(jar);
  }

  @Test
  void forgetsAFileAndSaysWhetherAnotherHoldsTheSame() throws IOException {
    File second = Files.writeString(folder.resolve("steps-2.jar"), "two").toFile();
    log.note(jar, IntakeLog.mark(jar), STEPS);
    log.note(second, IntakeLog.mark(second), STEPS);

    assertThat(log.holdsElsewhere(jar, STEPS)).isTrue();
    log.forget(jar);
    assertThat(log.name(jar)).isEmpty();
    assertThat(log.name(second)).isEqualTo(STEPS);
    assertThat(anew().holdsElsewhere(second, STEPS)).isFalse();
  }

  @Test
  void whichJarWasBroughtLastIsNoFile() {
    log.brought(STEPS, "1a2b");

    assertThat(anew().brought(STEPS)).isEqualTo("1a2b");
    assertThat(log.missing(folder.toFile())).isEmpty();
    assertThat(log.holdsElsewhere(jar, STEPS)).isFalse();
    assertThat(log.brought("org.example.other")).isEmpty();
  }

  @Test
  void aLogThatACrashCutOffStartsAnew() throws IOException {
    log.note(jar, IntakeLog.mark(jar), STEPS);
    Files.writeString(folder.resolve("intake.properties"), "steps.jar=\\u00");

    assertThat(anew().knows(jar)).isFalse();
  }
}
