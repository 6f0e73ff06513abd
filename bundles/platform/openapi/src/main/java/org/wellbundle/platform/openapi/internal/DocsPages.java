package org.wellbundle.platform.openapi.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.api.module.WebContributions;

/** Brings the files of Swagger UI below {@code /ui}. */
@Component
public final class DocsPages implements WebContributions {
  static final String ID = "api-docs";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of();
  }
}
