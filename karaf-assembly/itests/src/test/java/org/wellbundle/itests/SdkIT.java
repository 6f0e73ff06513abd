package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.testing.Node;

/**
 * A vendor outside this project, with nothing but the archive: a project of each kind is generated
 * and built by a Maven of its own whose local repository is empty.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
class SdkIT {
  private static final long PATIENCE_MINUTES = 15;

  private static Path work;
  private static Path sdk;

  @BeforeAll
  static void unpack() throws Exception {
    work = Node.freshFolder("sdk");
    Path home = Files.createDirectories(work.resolve("wellbundle"));
    String archive = System.getProperty("wellbundle.distribution");
    assertThat(run(work, "tar", "xzf", archive, "-C", home.toString(), "--strip-components=1"))
        .isZero();
    sdk = home.resolve("sdk");
  }

  @ParameterizedTest
  @CsvSource({
    "oauth2,answer",
    "oauth2-basic,answer",
    "oauth2-pkce,answer",
    "oauth2-pkce,call",
    "oauth2-lasting,answer"
  })
  void buildsWhatTheArchetypeMakes(String authorization, String person) throws Exception {
    String name = "com.tempo." + authorization + "." + person;

    int generated =
        maven(
            work,
            "archetype:generate",
            "-DarchetypeGroupId=org.wellbundle",
            "-DarchetypeArtifactId=org.wellbundle.sdk.archetype",
            "-DarchetypeVersion=" + version(),
            "-DgroupId=com.tempo",
            "-DartifactId=" + name,
            "-Dversion=1.0.0",
            "-Dpackage=com.tempo.wellbundle",
            "-DproviderId=tempo",
            "-DproviderName=Tempo",
            "-Dmetrics=STEPS,WEIGHT",
            "-Dauthorization=" + authorization,
            "-Dperson=" + person);
    Path project = work.resolve(name);
    int built = maven(project, "verify");

    assertThat(generated).as(work.resolve("log.txt").toString()).isZero();
    assertThat(built).as(project.resolve("log.txt").toString()).isZero();
    assertThat(project.resolve("target/" + name + "-1.0.0.jar")).exists();
    assertThat(project.resolve("target/provider-tck.txt")).content().contains(" rules kept, 0 not");
  }

  private static String version() throws IOException {
    Path versions = sdk.resolve("repository/org/wellbundle/org.wellbundle.sdk.archetype");
    try (Stream<Path> folders = Files.list(versions)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow().getFileName().toString();
    }
  }

  private static int maven(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
    command.addAll(List.of("-gs", sdk.resolve("settings.xml").toString()));
    command.add("-Dmaven.repo.local=" + work.resolve("repository"));
    command.addAll(List.of(arguments));
    return run(folder, command.toArray(String[]::new));
  }

  private static int run(Path folder, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "log.txt"));
    builder.environment().putAll(sdk == null ? Map.of() : Map.of("WELLBUNDLE_SDK", sdk.toString()));
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
