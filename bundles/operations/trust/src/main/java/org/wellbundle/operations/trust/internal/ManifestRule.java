package org.wellbundle.operations.trust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/** What a bundle may say in its manifest. */
final class ManifestRule {
  private final List<String> allowed;

  /**
   * @param allowed names of packages; with a dot at the end those below, with an exclamation mark
   *     in front not that one
   */
  ManifestRule(List<String> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  void check(Attributes manifest) throws RefusedException {
    if (manifest.getValue("Fragment-Host") != null) {
      throw new RefusedException(
          "trust.fragment",
          "The bundle is a fragment: it would become part of "
              + Texts.printable(manifest.getValue("Fragment-Host"))
              + ". Ship a bundle of its own.");
    }
    if (manifest.getValue("DynamicImport-Package") != null) {
      throw new RefusedException(
          "trust.dynamic-import",
          "The bundle has DynamicImport-Package and could reach everything later."
              + " Name what it needs in Import-Package.");
    }
    if (manifest.getValue("Require-Bundle") != null) {
      throw new RefusedException(
          "trust.require-bundle",
          "The bundle has Require-Bundle, which takes in whole bundles."
              + " Name the packages it needs in Import-Package.");
    }
    checkImports(manifest.getValue("Import-Package"));
  }

  private void checkImports(@Nullable String header) throws RefusedException {
    for (String name : packages(header)) {
      if (!isAllowed(name)) {
        throw new RefusedException(
            "trust.import",
            "The bundle imports "
                + Texts.printable(name)
                + ", which isn't for modules and providers. Leave it out, or let the operator add it"
                + " to allowedImports of org.wellbundle.operations.trust.");
      }
    }
  }

  private boolean isAllowed(String name) {
    return !allowed.contains("!" + name)
        && allowed.stream()
            .anyMatch(each -> each.endsWith(".") ? name.startsWith(each) : name.equals(each));
  }

  /**
   * Package names of an Import-Package header: clauses by comma, names and parameters by semicolon.
   */
  static List<String> packages(@Nullable String header) {
    List<String> names = new ArrayList<>();
    if (header == null) {
      return names;
    }
    boolean quoted = false;
    boolean parameter = false;
    StringBuilder word = new StringBuilder();
    for (char c : (header + ",").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';')) {
        if (!parameter && !word.toString().isBlank()) {
          names.add(word.toString().strip());
        }
        word.setLength(0);
        parameter = c == ';' && parameter;
      } else if (!quoted && c == '=') {
        parameter = true;
      } else {
        word.append(c);
      }
      if (!quoted && c == ',') {
        parameter = false;
      }
    }
    return names;
  }
}
