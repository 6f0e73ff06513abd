package org.wellbundle.operations.swap.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.wellbundle.operations.swap.internal.testing.InProcess;
import org.wellbundle.operations.swap.internal.testing.Jars;
import org.wellbundle.platform.database.DatabaseException;

class DeployIntakeTest {
  @TempDir Path folder;
  private final RecordedControl control = new RecordedControl();
  private Path deploy;
  private Jars jars;
  private InProcess felix;
  private DeployIntake intake;

  @BeforeEach
  void open() throws Exception {
    deploy = Files.createDirectories(folder.resolve("deploy"));
    jars = new Jars(folder);
    felix =
        new InProcess(
            folder, jars.jar(Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "host")));
    intake = new DeployIntake(felix.context(), deploy.toFile(), 0);
  }

  @AfterEach
  void close() throws Exception {
    intake.stop();
    felix.close();
  }

  @Test
  void aFileWaitsForTheDatabaseAndIsTakenOnce() throws Exception {
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    assertThat(control.isQuiet()).isTrue();

    intake.bindControl(control);

    assertThat(control.next()).isEqualTo("bring steps.jar");
    settle();
    intake.install(jar);
    intake.look();
    settle();
    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void afterARestartAFileIsNoOrderUntilItChanges() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();
    intake.stop();

    intake = new DeployIntake(felix.context(), deploy.toFile(), 0);
    intake.bindControl(control);
    intake.install(jar);
    settle();
    assertThat(control.isQuiet()).isTrue();
    Files.setLastModifiedTime(jar.toPath(), java.nio.file.attribute.FileTime.fromMillis(1));
    intake.update(jar);

    assertThat(control.next()).isEqualTo("bring steps.jar");
  }

  @Test
  void aFileTakenOutTakesItsModuleAwayUnlessAnotherHoldsIt() throws Exception {
    intake.bindControl(control);
    File first = drop("steps.jar", "1.0.0");
    File second = drop("steps-2.jar", "1.1.0");
    intake.install(first);
    control.next();
    intake.install(second);
    control.next();
    settle();

    Files.delete(first.toPath());
    intake.uninstall(first);
    settle();
    assertThat(control.isQuiet()).isTrue();
    Files.delete(second.toPath());
    // the folder's installer may overlook it
    intake.look();

    assertThat(control.next()).isEqualTo("remove " + Jars.NAME);
  }

  /** Many tools delete the old file before they put the new one in its place. */
  @Test
  void aFileThatIsAwayForAMomentOnlyWasReplaced() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();

    // the folder's installer met it away, and now it is there again
    Files.delete(jar.toPath());
    drop("steps.jar", "1.1.0");
    intake.uninstall(jar);
    settle();

    assertThat(control.isQuiet()).isTrue();
    intake.install(jar);
    assertThat(control.next()).isEqualTo("bring steps.jar");
  }

  @Test
  void whatTheDatabaseDidNotTakeIsBroughtAgain() throws Exception {
    control.failOnce(new DatabaseException("away", "08006", null, new IOException("closed")));
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    assertThat(control.next()).isEqualTo("bring steps.jar");
    settle();

    intake.look();

    assertThat(control.next()).isEqualTo("bring steps.jar");
    settle();
    intake.look();
    settle();
    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void whatNobodyCanTakeIsNotTriedForEver() throws Exception {
    control.failOnce(new IllegalStateException("no"));
    intake.bindControl(control);
    intake.install(drop("steps.jar", "1.0.0"));
    control.next();
    settle();

    intake.look();
    settle();

    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void aTenantsFolderWaitsForWhoCanReadIt() throws Exception {
    intake.bindControl(control);
    Path tenant = Files.createDirectories(deploy.resolve("acme"));
    Files.writeString(tenant.resolve("tenant.yaml"), "key: acme");

    assertThat(intake.canHandle(tenant.toFile())).isTrue();
    intake.install(tenant.toFile());
    settle();

    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void takesNothingElse() throws Exception {
    Path text = Files.writeString(deploy.resolve("notes.txt"), "hello");
    Path half = Files.writeString(deploy.resolve("half.jar"), "PK");
    Path library =
        Files.copy(
            jars.jar(Map.of("Bundle-SymbolicName", "org.example.library")),
            deploy.resolve("library.jar"));

    assertThat(intake.canHandle(text.toFile())).isFalse();
    assertThat(intake.canHandle(half.toFile())).isFalse();
    assertThat(intake.canHandle(library.toFile())).isFalse();
    assertThat(intake.canHandle(drop("steps.jar", "1.0.0"))).isTrue();
  }

  @Test
  void whatWasInstalledBeforeThereWasAnIntakeIsTakenIn() throws Exception {
    // given a bundle of the folder as the folder's installer made it, and one from elsewhere
    File here = drop("steps.jar", "1.0.0");
    Bundle early = felix.context().installBundle(here.toURI().toString());
    early.start();
    felix.context().installBundle(jars.module("2.0.0").toUri().toString());
    intake.bindControl(control);
    // when
    intake.look();
    // then
    assertThat(control.next()).isEqualTo("bring steps.jar");
    settle();
    intake.look();
    settle();
    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void whoTidiesUpARefusedFileTakesNothingAway() throws Exception {
    intake.bindControl(control);
    control.serve(Jars.NAME, "what came by the console");
    control.refuse(true);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();

    takeOut(jar);

    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void whoTidiesUpARefusedReplacementTakesNothingAway() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();
    control.refuse(true);
    Files.delete(jar.toPath());
    drop("steps.jar", "1.1.0.broken");
    intake.update(jar);
    control.next();
    settle();

    takeOut(jar);

    assertThat(control.isQuiet()).isTrue();
  }

  /** Unmounted, renamed, or another put in its place. */
  @Test
  void aFolderThatIsAwayTakesNothingAway() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();

    Path away = Files.move(deploy, folder.resolve("away"));
    intake.uninstall(jar);
    intake.look();
    settle();
    assertThat(control.isQuiet()).as("no folder").isTrue();
    Files.createDirectories(deploy);
    intake.look();
    settle();
    assertThat(control.isQuiet()).as("an empty folder in its place").isTrue();

    Files.delete(deploy);
    Files.move(away, deploy);
    intake.look();
    settle();
    assertThat(control.isQuiet()).as("it is back").isTrue();
    takeOut(jar);
    assertThat(control.next()).isEqualTo("remove " + Jars.NAME);
  }

  @Test
  void aRemovalIsTriedUntilItIsDone() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();

    intake.unbindControl(control);
    takeOut(jar);
    intake.bindControl(control);
    control.failOnce(new DatabaseException("away", "08006", null, new IOException("closed")));
    intake.look();
    assertThat(control.next()).isEqualTo("remove " + Jars.NAME);
    settle();
    intake.look();

    assertThat(control.next()).isEqualTo("remove " + Jars.NAME);
    settle();
    intake.look();
    settle();
    assertThat(control.isQuiet()).isTrue();
  }

  @Test
  void aFileReplacedWhileItIsTakenInIsTakenInAgain() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    Path next = jars.module("1.1.0", Map.of("Test-Build", "another length"));
    control.meanwhile(
        () -> {
          try {
            Files.move(next, jar.toPath(), StandardCopyOption.REPLACE_EXISTING);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    intake.install(jar);
    control.next();
    settle();

    intake.update(jar);

    assertThat(control.next()).isEqualTo("bring steps.jar");
  }

  @Test
  void aReleaseThatCameAnotherWayStaysWhenAnOldFileGoes() throws Exception {
    intake.bindControl(control);
    File jar = drop("steps.jar", "1.0.0");
    intake.install(jar);
    control.next();
    settle();
    control.serve(Jars.NAME, "what came by the console");

    takeOut(jar);

    assertThat(control.isQuiet()).isTrue();
  }

  /** Two files of one module: the one that is left stands for it. */
  @Test
  void theOlderFileTakesTheModuleAwayWhenTheNewerWentBefore() throws Exception {
    intake.bindControl(control);
    File first = drop("steps.jar", "1.0.0");
    File second = drop("steps-2.jar", "1.1.0");
    intake.install(first);
    control.next();
    intake.install(second);
    control.next();
    settle();

    takeOut(second);
    assertThat(control.isQuiet()).isTrue();
    takeOut(first);

    assertThat(control.next()).isEqualTo("remove " + Jars.NAME);
  }

  private void takeOut(File jar) throws Exception {
    Files.delete(jar.toPath());
    intake.uninstall(jar);
    settle();
  }

  private File drop(String name, String version) throws IOException {
    return Files.copy(jars.module(version), deploy.resolve(name)).toFile();
  }

  /** Waits for the intake's thread, which does one thing after the other. */
  private void settle() throws Exception {
    intake.settled().get();
  }
}
