package org.wellbundle.web.shell;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Has the shell's files served, and its card in Settings; its own pages need no menu. */
@Component(service = WebContributions.class)
public final class ShellContributions implements WebContributions {
  static final String ID = "shell";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        new Contribution(
            "shell.phone",
            "shell/phone-card.js",
            null,
            Map.of(),
            List.of(),
            new Slot("settings", 40, 12),
            null));
  }
}
