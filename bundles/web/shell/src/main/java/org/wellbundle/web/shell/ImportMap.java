package org.wellbundle.web.shell;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.WebFiles;

/**
 * Which address a bare module name means.
 *
 * @param imports by name; names ending with a slash stand for all that begin with them
 */
record ImportMap(Map<String, String> imports) {
  ImportMap {
    imports = new TreeMap<>(imports);
  }

  /**
   * @param shell base address of the shell's files
   */
  static ImportMap of(WebFiles files, String shell) {
    Map<String, String> imports = new TreeMap<>();
    library(imports, files, "lit", "lit", "index.js");
    library(imports, files, "lit-html", "lit-html", "lit-html.js");
    library(imports, files, "lit-element", "lit-element", "index.js");
    library(
        imports, files, "@lit/reactive-element", "lit__reactive-element", "reactive-element.js");
    imports.put("@wellbundle/kit", shell + "/kit/index.js");
    return new ImportMap(imports);
  }

  private static void library(
      Map<String, String> imports, WebFiles files, String name, String webJar, String main) {
    files
        .library(webJar)
        .ifPresent(
            base -> {
              imports.put(name, base + "/" + main);
              imports.put(name + "/", base + "/");
            });
  }

  /** Address of a module as imported by another one; null when the name means nothing. */
  @Nullable String resolve(String specifier, String importer) {
    if (specifier.startsWith("/")) {
      return specifier;
    }
    if (specifier.startsWith("./") || specifier.startsWith("../")) {
      return java.net.URI.create(importer).resolve(specifier).getPath();
    }
    String exact = imports.get(specifier);
    if (exact != null) {
      return exact;
    }
    String longest = null;
    for (String prefix : imports.keySet()) {
      boolean fits = prefix.endsWith("/") && specifier.startsWith(prefix);
      if (fits && (longest == null || prefix.length() > longest.length())) {
        longest = prefix;
      }
    }
    return longest == null ? null : imports.get(longest) + specifier.substring(longest.length());
  }

  /** The script's text; addresses and names hold no character that JSON or HTML would escape. */
  String json() {
    return imports.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }
}
