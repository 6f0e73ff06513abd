package org.wellbundle.operations.swap.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Namespace;

/** What an installed bundle needs and nobody here has, in words. */
final class Requirements {
  private static final String SPI = "org.wellbundle.provider.spi";
  private static final Pattern TERM =
      Pattern.compile("\\(!?\\(?([A-Za-z.]+)(>=|<=|=)([^()]*)\\)?\\)");

  private final BundleContext context;

  Requirements(BundleContext context) {
    this.context = context;
  }

  /** One sentence per need. */
  List<String> missing(Bundle bundle) {
    BundleRevision revision =
        Objects.requireNonNull(bundle.adapt(BundleRevision.class), "uninstalled meanwhile");
    List<String> sentences = new ArrayList<>();
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (counts(requirement) && !met(requirement, revision)) {
        sentences.add(sentence(requirement));
      }
    }
    return sentences;
  }

  private static boolean counts(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
    String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    return (resolution == null || resolution.equals(Namespace.RESOLUTION_MANDATORY))
        && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
  }

  private boolean met(BundleRequirement requirement, BundleRevision self) {
    return Stream.concat(
            self.getDeclaredCapabilities(requirement.getNamespace()).stream(),
            offered(requirement.getNamespace()))
        .anyMatch(requirement::matches);
  }

  private Stream<BundleCapability> offered(String namespace) {
    return Stream.of(context.getBundles())
        .map(each -> each.adapt(BundleWiring.class))
        .filter(Objects::nonNull)
        .flatMap(wiring -> wiring.getCapabilities(namespace).stream());
  }

  private String sentence(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    String namespace = requirement.getNamespace();
    if (namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)) {
      String name = value(filter, namespace, "a package");
      return "It imports "
          + name
          + range(filter)
          + ", and this platform has "
          + here(namespace, name)
          + ".";
    }
    if (namespace.equals(SPI)) {
      return "It is made for the provider SPI"
          + range(filter)
          + ", and this platform has "
          + here(namespace, null)
          + ". Build it against that version.";
    }
    String what = (namespace + " " + filter).strip();
    return "It requires " + what + ", which nothing here provides.";
  }

  /** Versions of a capability that are there. */
  private String here(String namespace, @org.jspecify.annotations.Nullable String name) {
    List<String> versions =
        offered(namespace)
            .filter(each -> name == null || name.equals(each.getAttributes().get(namespace)))
            .map(each -> String.valueOf(each.getAttributes().get(Constants.VERSION_ATTRIBUTE)))
            .distinct()
            .sorted()
            .toList();
    return versions.isEmpty() ? "none" : "version " + String.join(" and ", versions);
  }

  private static String value(String filter, String attribute, String otherwise) {
    Matcher matcher = TERM.matcher(filter);
    while (matcher.find()) {
      if (matcher.group(1).equals(attribute)) {
        return matcher.group(3);
      }
    }
    return otherwise;
  }

  private static String range(String filter) {
    StringBuilder range = new StringBuilder();
    Matcher matcher = Pattern.compile("(\\(!)?\\(version(>=|<=)([^()]*)\\)").matcher(filter);
    while (matcher.find()) {
      boolean not = matcher.group(1) != null;
      String sign =
          not
              ? (matcher.group(2).equals(">=") ? "below" : "above")
              : (matcher.group(2).equals(">=") ? "from" : "up to");
      range.append(' ').append(sign).append(' ').append(matcher.group(3));
    }
    return range.isEmpty() ? "" : " in a version" + range;
  }
}
