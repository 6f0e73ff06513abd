package org.wellbundle.operations.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.wellbundle.operations.doctor.Finding.Severity;

/**
 * Components of ours that can't start, down to those that wait for nobody who waits: what a waiting
 * component would offer isn't the cause of anything.
 */
final class WaitingComponents {
  private static final String OURS = "org.wellbundle.";

  private final ServiceComponentRuntime runtime;

  WaitingComponents(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  private record Waiting(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {}

  /**
   * @param follow how bad it is to wait: a note when a part has said already that it doesn't work
   */
  List<Finding> findings(Severity follow) {
    List<Waiting> waiting = waiting();
    Set<String> onTheirWay = new HashSet<>();
    waiting.forEach(each -> onTheirWay.addAll(Arrays.asList(each.component().serviceInterfaces)));
    List<Finding> found = new ArrayList<>();
    Map<String, List<Waiting>> wanted = new TreeMap<>();
    for (Waiting each : waiting) {
      found.addAll(failures(each));
      for (UnsatisfiedReferenceDTO missing : missing(each)) {
        String service = wanted(each.component(), missing.name);
        if (!onTheirWay.contains(service)) {
          wanted.computeIfAbsent(service, any -> new ArrayList<>()).add(each);
        }
      }
    }
    wanted.forEach((service, all) -> found.add(wait(follow, service, all)));
    return found;
  }

  private static Finding wait(Severity follow, String service, List<Waiting> all) {
    Waiting first = all.get(0);
    return new Finding(
        follow,
        part(first),
        "nobody offers %s, which %s waits for%s"
            .formatted(
                simple(service),
                simple(first.component().name),
                all.size() == 1 ? "" : " and %d more".formatted(all.size() - 1)),
        follow == Severity.NOTE
            ? "Nothing: it follows from the lines above"
            : "bundle:diag shows the bundle that should offer it");
  }

  private static UnsatisfiedReferenceDTO[] missing(Waiting waiting) {
    UnsatisfiedReferenceDTO[] missing = waiting.state().unsatisfiedReferences;
    return waiting.state().state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
            && missing != null
        ? missing
        : new UnsatisfiedReferenceDTO[0];
  }

  private List<Waiting> waiting() {
    List<Waiting> all = new ArrayList<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      if (component.bundle.symbolicName.startsWith(OURS) && component.defaultEnabled) {
        for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
          if (state.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION
              || state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
              || state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            all.add(new Waiting(component, state));
          }
        }
      }
    }
    return all;
  }

  private static List<Finding> failures(Waiting waiting) {
    ComponentDescriptionDTO component = waiting.component();
    String part = part(waiting);
    ComponentConfigurationDTO state = waiting.state();
    if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      String failure = cause(String.valueOf(state.failure));
      if (failure.contains("Unable to get service for reference")) {
        // Whoever should have been there has a line of its own.
        return List.of();
      }
      return List.of(
          new Finding(
              Severity.FAILED,
              part,
              simple(component.name) + " threw while it started: " + failure,
              "log:display shows where; roll the bundle back with wellbundle:rollback"));
    }
    if (state.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
      return List.of(
          new Finding(
              Severity.FAILED,
              part,
              simple(component.name) + " has no configuration",
              "Add etc/" + String.join(" or ", component.configurationPid) + ".cfg"));
    }
    return List.of();
  }

  private static String part(Waiting waiting) {
    return waiting.component().bundle.symbolicName.substring(OURS.length());
  }

  /** The innermost message of a stack trace. */
  private static String cause(String trace) {
    List<String> lines =
        trace.lines().filter(line -> !line.isBlank() && !line.startsWith("\t")).toList();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    return last.startsWith("Caused by: ") ? last.substring("Caused by: ".length()) : last;
  }

  private static String wanted(ComponentDescriptionDTO component, String reference) {
    for (ReferenceDTO each : component.references) {
      if (each.name.equals(reference)) {
        return each.interfaceName;
      }
    }
    return reference;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
