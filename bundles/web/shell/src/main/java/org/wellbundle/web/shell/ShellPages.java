package org.wellbundle.web.shell;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.WebFiles;

/** Keeps the prepared page until other files are served. */
@Component(service = ShellPages.class)
public final class ShellPages {
  private static final String CORE_LIBRARY = "lit";

  private final WebFiles files;
  private final HomeCards home;
  private final String template = Template.read("index.html").text();
  private volatile Prepared prepared = new Prepared("", "", List.of(), new ShellPage("", "", ""));

  @Activate
  public ShellPages(@Reference WebFiles files, @Reference HomeCards home) {
    this.files = files;
    this.home = home;
  }

  ShellPage current() {
    String shell = base();
    String library = files.library(CORE_LIBRARY).orElseThrow(ShellPages::starting);
    List<String> cards = home.modules(files);
    Prepared known = prepared;
    if (!known.shell().equals(shell)
        || !known.library().equals(library)
        || !known.cards().equals(cards)) {
      known = new Prepared(shell, library, cards, ShellPage.of(files, shell, cards, template));
      prepared = known;
    }
    return known.page();
  }

  /** Address of the shell's files. */
  String base() {
    return files.base(ShellContributions.ID).orElseThrow(ShellPages::starting);
  }

  private static Problem starting() {
    return new Problem(
        503,
        "service.unavailable",
        "The portal is starting. Please try again in a moment.",
        Map.of("retryAfter", 3));
  }

  private record Prepared(String shell, String library, List<String> cards, ShellPage page) {}
}
