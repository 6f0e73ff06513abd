package org.wellbundle.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.testing.Portal;

/** Modules and providers of a node, as its operator sees them. */
final class Modules {
  static final String MODULE = "org.wellbundle.module.support";
  static final String PROVIDER = "org.wellbundle.provider.withings";

  private final Portal operator;

  Modules(Portal operator) {
    this.operator = operator;
  }

  boolean serves(String bundle, String version) {
    return all().contains(bundle + " " + version + " serving");
  }

  /** Name, version and state of each. */
  List<String> all() {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : operator.get("/api/v1/modules").json().path("modules")) {
      lines.add(
          each.path("symbolicName").asText()
              + " "
              + each.path("version").asText()
              + " "
              + each.path("state").asText());
    }
    return lines;
  }

  /** Versions that went and whose class loaders somebody still holds. */
  List<String> lingering() {
    List<String> lines = new ArrayList<>();
    operator
        .get("/api/v1/modules")
        .json()
        .path("lingering")
        .forEach(each -> lines.add(each.asText()));
    return lines;
  }

  JsonNode lastReport() {
    return operator.get("/api/v1/modules/reports").json().path("reports").path(0);
  }
}
