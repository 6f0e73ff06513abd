package org.wellbundle.operations.swap.internal.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** From the Declarative Services runtime. */
public final class ScrStates implements ComponentStates {
  private final ServiceComponentRuntime runtime;

  public ScrStates(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Map<String, String> of(Bundle bundle) {
    Map<String, String> states = new LinkedHashMap<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
      states.put(component.name, state(component));
    }
    return states;
  }

  private String state(ComponentDescriptionDTO component) {
    Collection<ComponentConfigurationDTO> all = runtime.getComponentConfigurationDTOs(component);
    if (all.isEmpty()) {
      return "require".equals(component.configurationPolicy) ? "" : "isn't there yet";
    }
    return all.stream()
        .map(ScrStates::state)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String state(ComponentConfigurationDTO configuration) {
    return switch (configuration.state) {
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
          "waits for "
              + Arrays.stream(configuration.unsatisfiedReferences)
                  .map(each -> each.name + (each.target == null ? "" : " " + each.target))
                  .collect(Collectors.joining(", "));
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "waits for its configuration";
      case ComponentConfigurationDTO.FAILED_ACTIVATION -> "failed: " + first(configuration.failure);
      default -> "";
    };
  }

  private static String first(String stack) {
    return stack == null ? "no reason given" : stack.lines().findFirst().orElse("");
  }
}
