package org.wellbundle.operations.doctor;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.bundle.core.BundleState;
import org.apache.karaf.bundle.core.BundleStateService;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.wellbundle.api.module.Promotions;

/** Tells {@code bundle:diag} what a bundle of ours waits for, in words. */
@Component
public final class OurBundleStates implements BundleStateService {
  private static final String OURS = "org.wellbundle.";

  private final ServiceComponentRuntime runtime;
  private final Promotions promotions;

  @Activate
  public OurBundleStates(
      @Reference ServiceComponentRuntime runtime, @Reference Promotions promotions) {
    this.runtime = runtime;
    this.promotions = promotions;
  }

  @Override
  public String getName() {
    return "Wellbundle";
  }

  @Override
  public String getDiag(Bundle bundle) {
    return ours(bundle) ? String.join("\n", sentences(bundle)) : "";
  }

  @Override
  public BundleState getState(Bundle bundle) {
    return ours(bundle) && !sentences(bundle).isEmpty() ? BundleState.Waiting : BundleState.Unknown;
  }

  private static boolean ours(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE
        && String.valueOf(bundle.getSymbolicName()).startsWith(OURS);
  }

  private List<String> sentences(Bundle bundle) {
    List<String> sentences = new ArrayList<>();
    if (!promotions.serves(bundle.getBundleId())) {
      sentences.add(
          "It is held: another version serves, or this one hasn't shown yet that it works."
              + " wellbundle:modules and wellbundle:history say which.");
    }
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
      for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
        sentences.addAll(waits(component, state));
      }
    }
    return sentences;
  }

  private static List<String> waits(
      ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    List<String> sentences = new ArrayList<>();
    if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
        && state.unsatisfiedReferences != null) {
      for (UnsatisfiedReferenceDTO missing : state.unsatisfiedReferences) {
        sentences.add(wait(component, missing));
      }
    } else if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      sentences.add(
          simple(component.name)
              + " threw while it started. wellbundle:doctor has the cause, log:display the place.");
    }
    return sentences;
  }

  private static String wait(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    String service = missing.name;
    for (ReferenceDTO reference : component.references) {
      if (reference.name.equals(missing.name)) {
        service = reference.interfaceName;
      }
    }
    if (service.endsWith(".SchemaReady")) {
      return "%s waits for its tables %s. wellbundle:doctor says why they aren't there."
          .formatted(simple(component.name), String.valueOf(missing.target));
    }
    return "%s waits for %s, which nobody offers now. wellbundle:doctor begins with the cause."
        .formatted(simple(component.name), simple(service));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
