package org.wellbundle.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.module.WebContributions;
import org.wellbundle.platform.http.Problem;

class ShellPageTest {
  private static final String SHELL = "/ui/shell/1-aa";

  private final FakeFiles files =
      new FakeFiles()
          .base("shell", SHELL)
          .library("lit", "/ui/lib/lit/3")
          .library("lit-html", "/ui/lib/lit-html/3")
          .file(SHELL + "/boot.js", "import './shell/app.js';\nimport('./later.js');")
          .file(SHELL + "/later.js", "import './much-later.js';")
          .file(
              SHELL + "/shell/app.js",
              "import { LitElement } from 'lit';\nexport * from \"../kit/index.js\";")
          .file(
              SHELL + "/kit/index.js",
              "import {repeat} from 'lit/directives/repeat.js';import './gone.js'")
          .file(
              "/ui/lib/lit/3/index.js", "import\"lit-html\";export*from\"lit-html/is-server.js\";")
          .file("/ui/lib/lit/3/directives/repeat.js", "import '../index.js'")
          .file("/ui/lib/lit-html/3/lit-html.js", "")
          .file("/ui/lib/lit-html/3/is-server.js", "");

  @Test
  void theImportMapIsTheOneInlineScriptThePolicyAllows() throws Exception {
    ShellPage page =
        ShellPage.of(files, SHELL, List.of(), "<script type=\"importmap\">{{importmap}}</script>");
    Matcher script =
        Pattern.compile("<script type=\"importmap\">(.*)</script>").matcher(page.html());
    assertThat(script.find()).isTrue();
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(script.group(1).getBytes(StandardCharsets.UTF_8)));
    assertThat(page.contentSecurityPolicy())
        .startsWith("default-src 'none'")
        .contains("'sha256-" + hash + "'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(script.group(1)).contains("\"@wellbundle/kit\":\"" + SHELL + "/kit/index.js\"");
  }

  @Test
  void whatLoadsWithTheFirstModuleIsPreloadedAndNothingElse() {
    assertThat(new ModuleGraph(files, ImportMap.of(files, SHELL)).from(List.of(SHELL + "/boot.js")))
        .containsExactlyInAnyOrder(
            SHELL + "/boot.js",
            SHELL + "/shell/app.js",
            SHELL + "/kit/index.js",
            "/ui/lib/lit/3/index.js",
            "/ui/lib/lit/3/directives/repeat.js",
            "/ui/lib/lit-html/3/lit-html.js",
            "/ui/lib/lit-html/3/is-server.js");
  }

  @Test
  void theLongestPrefixOfTheMapWins() {
    ImportMap map = ImportMap.of(files, SHELL);
    assertThat(map.resolve("lit-html/is-server.js", SHELL + "/boot.js"))
        .isEqualTo("/ui/lib/lit-html/3/is-server.js");
    assertThat(map.resolve("../kit/index.js", SHELL + "/shell/app.js"))
        .isEqualTo(SHELL + "/kit/index.js");
    assertThat(map.resolve("chart.js", SHELL + "/boot.js")).isNull();
  }

  @Test
  void namesNobodyKnowsStayInATemplate() {
    assertThat(new Template("{{a}} {{b}} {{a}}").with("a", "x").text()).isEqualTo("x {{b}} x");
    assertThat(Template.forHtml("<\"Acme\" & 'Co'>"))
        .isEqualTo("&lt;&quot;Acme&quot; &amp; &#39;Co&#39;&gt;");
  }

  @Test
  void thePageIsMadeAgainOnlyWhenOtherFilesAreServed() {
    ShellPages pages = new ShellPages(files, new HomeCards());
    ShellPage first = pages.current();
    assertThat(pages.current()).isSameAs(first);
    files.base("shell", "/ui/shell/1-bb");
    assertThat(pages.current().shell()).isEqualTo("/ui/shell/1-bb");
  }

  @Test
  void whatHomesCardsNeedIsPreloadedAfterTheFrame() {
    files
        .base("steps", "/ui/steps/1-cc")
        .file("/ui/steps/1-cc/card.js", "import './series.js'; import '@wellbundle/kit';")
        .file("/ui/steps/1-cc/series.js", "")
        .file("/ui/steps/1-cc/page.js", "");
    HomeCards home = new HomeCards();
    ShellPages pages = new ShellPages(files, home);
    assertThat(pages.current().html()).doesNotContain("/ui/steps");
    Steps steps = new Steps();
    home.bind(steps);
    assertThat(pages.current().html())
        .containsSubsequence(
            SHELL + "/boot.js", "\"/ui/steps/1-cc/card.js\"", "\"/ui/steps/1-cc/series.js\"")
        .doesNotContain("/ui/steps/1-cc/page.js")
        .doesNotContain("/ui/steps/1-cc/for-managers.js");
    home.unbind(steps);
    assertThat(pages.current().html()).doesNotContain("/ui/steps");
  }

  private static final class Steps implements WebContributions {
    @Override
    public String id() {
      return "steps";
    }

    @Override
    public List<Contribution> contributions() {
      Slot home = new Slot("home", 1, 6);
      return List.of(
          new Contribution("card", "card.js", null, Map.of(), List.of(), home, null),
          new Contribution("other", "for-managers.js", null, Map.of(), List.of(), home, "manager"),
          new Contribution("page", "page.js", "/steps", Map.of(), List.of(), null, null));
    }
  }

  @Test
  void thePageSaysSoWhileItsFilesArentThereYet() {
    assertThatThrownBy(() -> new ShellPages(new FakeFiles(), new HomeCards()).current())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
  }

  @Test
  void theShippedPageHasNoGapLeftButThoseOfTheRequest() {
    ShellPage page = new ShellPages(files, new HomeCards()).current();
    assertThat(page.html().replaceAll("\\{\\{(lang|title|host|theme|portal)}}", ""))
        .doesNotContain("{{")
        .contains("wb-shell");
  }
}
