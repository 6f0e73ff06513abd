package org.wellbundle.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineFilesTest {
  private static final List<String> LANGUAGES = List.of("en", "de");

  @Test
  void namesTheAppsFilesAndAnotherVersionForOtherOnes() {
    String first = json(files("/ui/shell/1-aa"));

    assertThat(first)
        .contains("\"/ui/shell/1-aa/boot.js\"", "\"/ui/shell/1-aa/shell/app.js\"")
        .contains("\"/ui/shell/1-aa/texts/de.json\"", "\"/ui/branding.css\"")
        .doesNotContain("texts/en.json");
    assertThat(json(files("/ui/shell/1-aa"))).isEqualTo(first);
    assertThat(version(json(files("/ui/shell/2-bb")))).isNotEqualTo(version(first));
  }

  private static FakeFiles files(String shell) {
    return new FakeFiles()
        .base("shell", shell)
        .library("lit", "/ui/lib/lit/3")
        .file(shell + "/boot.js", "import './shell/app.js';")
        .file(shell + "/shell/app.js", "")
        .file(shell + "/texts/de.json", "{}");
  }

  private static String json(FakeFiles files) {
    HomeCards cards = new HomeCards();
    return new OfflineFiles(new ShellPages(files, cards), files, cards).json(LANGUAGES);
  }

  private static String version(String json) {
    return json.substring(json.indexOf("\"version\""));
  }
}
