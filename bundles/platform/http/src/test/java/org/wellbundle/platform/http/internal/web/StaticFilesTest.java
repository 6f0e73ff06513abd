package org.wellbundle.platform.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {
  private final FileShelf shelf = new FileShelf(100);

  @Test
  void aPathThatIsntListedDoesntExist() {
    shelf.put(tree("/ui/linking/1", "page.js", 10));
    assertThat(shelf.find("/ui/linking/1/page.js")).isNotNull();
    assertThat(shelf.find("/ui/linking/1/../1/page.js")).isNull();
    assertThat(shelf.find("/ui/linking/1/")).isNull();
    assertThat(shelf.find("/ui/linking/1")).isNull();
  }

  @Test
  void filesOfAVersionThatWentStayForOldTabs() {
    FileTree old = tree("/ui/linking/1", "page.js", 60);
    shelf.put(old);
    shelf.put(tree("/ui/linking/2", "page.js", 60));
    shelf.retire(old);
    assertThat(shelf.find("/ui/linking/1/page.js")).isNotNull();
  }

  @Test
  void butOnlyTheNewestOnesUpToABound() {
    FileTree one = tree("/ui/linking/1", "page.js", 60);
    FileTree two = tree("/ui/linking/2", "page.js", 60);
    shelf.put(one);
    shelf.put(two);
    shelf.retire(one);
    shelf.retire(two);
    assertThat(shelf.find("/ui/linking/1/page.js")).isNull();
    assertThat(shelf.find("/ui/linking/2/page.js")).isNotNull();
  }

  @Test
  void aVersionThatComesBackIsNoLongerRetired() {
    FileTree one = tree("/ui/linking/1", "page.js", 60);
    shelf.put(one);
    shelf.retire(one);
    shelf.put(one);
    shelf.retire(tree("/ui/other/1", "page.js", 90));
    assertThat(shelf.find("/ui/linking/1/page.js")).isNotNull();
  }

  @Test
  void theFingerprintChangesWithNamesAndContent() {
    String base = FileTree.fingerprint(tree("/x", "a.js", 3).files());
    assertThat(FileTree.fingerprint(tree("/y", "a.js", 3).files())).isEqualTo(base).hasSize(8);
    assertThat(FileTree.fingerprint(tree("/x", "b.js", 3).files())).isNotEqualTo(base);
    assertThat(FileTree.fingerprint(tree("/x", "a.js", 4).files())).isNotEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page.js | text/javascript; charset=utf-8 | true",
        "tokens.css | text/css; charset=utf-8 | true",
        "fonts/inter.woff2 | font/woff2 | false",
        "icon.svg | image/svg+xml; charset=utf-8 | true",
        "manifest.webmanifest | application/manifest+json | true",
        "texts/de.json | application/json | true",
        "noending | application/octet-stream | false"
      })
  void contentTypes(String path, String type, boolean text) {
    assertThat(ContentTypes.of(path)).isEqualTo(type);
    assertThat(ContentTypes.isText(type)).isEqualTo(text);
  }

  @Test
  void titlesFallBackFromRegionToLanguageToEnglish() {
    Map<String, String> texts = Map.of("en", "Link", "de", "Verbinden");
    assertThat(ContributionView.text(texts, "de-AT")).isEqualTo("Verbinden");
    assertThat(ContributionView.text(texts, "fr")).isEqualTo("Link");
    assertThat(ContributionView.text(Map.of("de", "Verbinden"), "fr")).isEqualTo("Verbinden");
    assertThat(ContributionView.text(Map.of(), "fr")).isNull();
  }

  private static FileTree tree(String base, String path, int size) {
    TreeMap<String, StaticFile> files = new TreeMap<>();
    files.put(path, new StaticFile(path, "x".repeat(size).getBytes(StandardCharsets.UTF_8)));
    return new FileTree(base, files);
  }
}
