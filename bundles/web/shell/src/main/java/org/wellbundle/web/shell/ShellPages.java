package org.wellbundle.web.shell;

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
  private final String template = Template.read("index.html").text();
  private volatile Prepared prepared = new Prepared("", "", new ShellPage("", "", ""));

  @Activate
  public ShellPages(@Reference WebFiles files) {
    this.files = files;
  }

  ShellPage current() {
    String shell = base();
    String library = files.library(CORE_LIBRARY).orElseThrow(ShellPages::starting);
    Prepared known = prepared;
    if (!known.shell().equals(shell) || !known.library().equals(library)) {
      known = new Prepared(shell, library, ShellPage.of(files, shell, template));
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

  private record Prepared(String shell, String library, ShellPage page) {}
}
