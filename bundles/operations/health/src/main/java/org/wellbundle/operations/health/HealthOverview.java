package org.wellbundle.operations.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.module.HealthReport.Subject;

/** The same that {@code /health} answers. */
@ProviderType
public interface HealthOverview {
  /** Every check of this node, by name. */
  List<Finding> checks();

  /** How each provider, or each tenant, fares. */
  List<Finding> of(Subject subject);

  /**
   * @param required true when the node can't do its job without it
   * @param message for the operator
   */
  record Finding(String name, boolean required, boolean ok, String message) {}
}
