package org.wellbundle.sdk.tck.rules;

import static org.wellbundle.sdk.tck.Rule.Level.SMOKE;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.tck.Faults;
import org.wellbundle.sdk.tck.Rule;
import org.wellbundle.sdk.tck.Subject;

/** What the bundle says in its manifest: the door and the resolver read it. */
public final class ManifestRules {
  private static final List<String> CLOSED_HEADERS =
      List.of(
          "Fragment-Host",
          "DynamicImport-Package",
          "Require-Bundle",
          "Export-Package",
          "Bundle-Activator");
  private static final List<String> ALLOWED =
      List.of(
          "java.",
          "javax.crypto",
          "org.slf4j",
          "org.wellbundle.api.provider",
          "org.wellbundle.api.measurement");
  private static final String SPI = "org.wellbundle.provider.spi";
  private static final Pattern FROM_1_0_BELOW_2_0 =
      Pattern.compile("\\(version>=1\\.\\d+(\\.\\d+)?\\)\\(!\\(version>=2(\\.0)*\\)\\)");
  private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");

  public static final List<Rule> ALL =
      List.of(
          rule(
              "manifest.identity",
              "The bundle has a name, a version, and names its provider.",
              ManifestRules::identity),
          rule(
              "manifest.spi",
              "It requires the version of the SPI it was made for.",
              ManifestRules::spi),
          rule(
              "manifest.imports",
              "It imports the SPI, the model, and nothing that isn't for providers.",
              ManifestRules::imports),
          rule(
              "manifest.closed",
              "It exports nothing and has no way round its imports.",
              ManifestRules::closed),
          rule(
              "manifest.service",
              "It offers a provider as a declarative service.",
              ManifestRules::service));

  private ManifestRules() {}

  private static Rule rule(String id, String promise, Rule.Check check) {
    return new Rule(id, SMOKE, promise, check);
  }

  private static void identity(Subject subject, Faults faults) {
    Attributes manifest = subject.manifest();
    for (String header : List.of("Bundle-SymbolicName", "Bundle-Version", "Bundle-Name")) {
      faults.unless(manifest.getValue(header) != null, header + " is missing.");
    }
    String id = subject.providers().get().descriptor().id();
    faults.unless(
        clauses(manifest.getValue("Provide-Capability")).stream()
            .map(clause -> clause.replace("\"", "").replace(" ", ""))
            .anyMatch(
                clause ->
                    clause.equals("org.wellbundle.provider;id=" + id)
                        || clause.startsWith("org.wellbundle.provider;id=" + id + ";")),
        "Provide-Capability doesn't say org.wellbundle.provider;id=" + id + ".");
  }

  private static void spi(Subject subject, Faults faults) {
    List<String> required =
        clauses(subject.manifest().getValue("Require-Capability")).stream()
            .filter(clause -> clause.startsWith(SPI + ";"))
            .toList();
    faults.unless(
        required.size() == 1
            && FROM_1_0_BELOW_2_0.matcher(required.get(0).replace(" ", "")).find()
            && !required.get(0).contains("optional"),
        "Require-Capability doesn't ask for " + SPI + " from 1.x, below 2.0.");
  }

  private static void imports(Subject subject, Faults faults) {
    List<String> clauses = clauses(subject.manifest().getValue("Import-Package"));
    for (String clause : clauses) {
      String name = clause.contains(";") ? clause.substring(0, clause.indexOf(';')) : clause;
      faults.unless(
          ALLOWED.stream()
              .anyMatch(
                  allowed ->
                      name.equals(allowed)
                          || name.startsWith(allowed.endsWith(".") ? allowed : allowed + ".")),
          "It imports " + name + ".");
      faults.unless(
          !clause.contains("resolution:=optional"), "It imports " + name + " optionally.");
      faults.unless(
          !name.startsWith("org.wellbundle.") || clause.contains("version="),
          "It imports " + name + " without a version.");
    }
    faults.unless(
        clauses.stream().anyMatch(clause -> clause.startsWith("org.wellbundle.api.provider;")),
        "It doesn't import org.wellbundle.api.provider: is the SPI packed into the jar?");
  }

  private static void closed(Subject subject, Faults faults) {
    for (String header : CLOSED_HEADERS) {
      faults.unless(subject.manifest().getValue(header) == null, "It has " + header + ".");
    }
  }

  private static void service(Subject subject, Faults faults) {
    faults.unless(
        subject.manifest().getValue("Service-Component") != null, "It has no Service-Component.");
    String provided = String.valueOf(subject.manifest().getValue("Provide-Capability"));
    faults.unless(
        provided.contains("org.wellbundle.api.provider.WearableProvider"),
        "No component is offered as org.wellbundle.api.provider.WearableProvider.");
  }

  private static List<String> clauses(@Nullable String header) {
    List<String> clauses = new ArrayList<>();
    Matcher matcher = CLAUSE.matcher(header == null ? "" : header);
    while (matcher.find()) {
      clauses.add(matcher.group().strip());
    }
    return clauses;
  }
}
