package org.wellbundle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.link.LinkState;

/** Whoever meets a code finds it in the documentation, and finds no codes there that are gone. */
class EveryCodeIsExplainedTest {
  private static final Path ROOT = Path.of("../..");
  private static final List<String> PAGES = List.of("docs/codes.md", "docs/operator-guide.md");
  private static final String CODE = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\\.[a-z0-9-]+)+";

  /** Codes of answers: where they are made, and where an operation declares them. */
  private static final List<Pattern> ANSWERS =
      List.of(
          Pattern.compile("new Problem\\(\\s*[^,\"]+,\\s*\"(" + CODE + ")\""),
          Pattern.compile("\"[1-5]\\d\\d (" + CODE + ")\""));

  /** Codes of reports, dead letters, links and mails. */
  private static final Pattern REASONS =
      Pattern.compile(
          "\"((?:swap|trust|dead-letter|hook|http|json|provider|budget|sync|webhook|link|withings"
              + "|mail)\\.[a-z]+(?:-[a-z0-9]+)*)\"");

  /** Names of the same shape: kinds of notifications, types of events, words of a page. */
  private static final Set<String> OTHER_NAMES =
      Set.of(
          "link.attempted",
          "link.changed",
          "link.needs-reauth",
          "link.quiet",
          "link.sunset",
          "mail.always",
          "mail.optional");

  private static final Pattern COMMAND =
      Pattern.compile("@Command\\(\\s*scope = \"(?:wellbundle|module)\",\\s*name = \"([a-z-]+)\"");

  private static final Pattern QUOTED = Pattern.compile("`(" + CODE + ")`");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[1-5]\\d\\d )?(" + CODE + ")\"");

  @Test
  void everyCodeOfTheServiceIsInTheDocumentation() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String source : sources()) {
      ANSWERS.forEach(pattern -> used.addAll(found(pattern, source)));
      used.addAll(found(REASONS, source));
    }
    used.removeAll(OTHER_NAMES);
    assertThat(used).contains("swap.unhealthy", "trust.unsigned", "session.required");

    Set<String> explained = new TreeSet<>();
    for (String page : PAGES) {
      explained.addAll(found(QUOTED, Files.readString(ROOT.resolve(page))));
    }
    used.removeAll(explained);

    assertThat(used).as("codes that docs/codes.md lacks").isEmpty();
  }

  @Test
  void everyCodeOfTheDocumentationIsUsed() throws IOException {
    Set<String> literals = new TreeSet<>();
    sources().forEach(source -> literals.addAll(found(LITERAL, source)));
    Set<String> explained =
        Files.readString(ROOT.resolve("docs/codes.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|")[1])
            .flatMap(cell -> found(QUOTED, cell).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(explained).hasSizeGreaterThan(100);

    explained.removeAll(literals);

    assertThat(explained).as("codes of docs/codes.md that nothing uses").isEmpty();
  }

  @Test
  void everyLinkStateAndEveryCommandIsInTheGuide() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/operator-guide.md"));
    Set<String> commands = new TreeSet<>();
    sources().forEach(source -> commands.addAll(found(COMMAND, source)));
    assertThat(commands).contains("doctor", "dead-letters-show", "forget");

    assertThat(LinkState.values()).allMatch(state -> guide.contains("| `" + state + "` |"));
    assertThat(commands)
        .allMatch(
            name -> guide.matches("(?s).*[`:-]" + name.replace("dead-letters-", "") + "[ `].*"));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** What runs, so neither tests nor the kit that vendors build with. */
  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
      List<Path> all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> !file.startsWith(ROOT.resolve("bundles/sdk")))
              .toList();
      return all.stream().map(EveryCodeIsExplainedTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
