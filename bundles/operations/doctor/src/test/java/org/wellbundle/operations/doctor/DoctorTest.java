package org.wellbundle.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.bundle.core.BundleState;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.operations.doctor.Finding.Severity;

class DoctorTest {
  private final Map<ComponentDescriptionDTO, ComponentConfigurationDTO> components =
      new LinkedHashMap<>();

  @Test
  void namesTheCauseAndNotWhatFollowsFromIt() {
    // given: Page waits for Links, Links wait for Vault, and nobody is on the way to offer that
    waiting("org.wellbundle.web.Page", "a.Page", "a.Links");
    waiting("org.wellbundle.core.Links", "a.Links", "a.Vault");

    List<Finding> found = findings();

    assertThat(found)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.part()).isEqualTo("core.Links");
              assertThat(each.sentence()).contains("nobody offers Vault", "LinksComponent");
            });
  }

  @Test
  void namesWhatThrewAndWhatHasNoConfiguration() {
    ComponentConfigurationDTO failed = waiting("org.wellbundle.core.A", "a.A");
    failed.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
    failed.failure =
        "java.lang.Outer: x\n\tat there\nCaused by: java.lang.Inner: no room\n\tat here\n";
    ComponentConfigurationDTO follower = waiting("org.wellbundle.core.F", "a.F");
    follower.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
    follower.failure = "java.lang.InstantiationException: Unable to get service for reference a";
    waiting("org.wellbundle.core.B", "a.B").state =
        ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION;
    waiting("com.example.Foreign", "a.C", "a.Nobody");

    assertThat(findings()).extracting(Finding::part).containsExactly("core.A", "core.B");
    assertThat(findings().get(0).sentence()).contains("Inner: no room");
    assertThat(findings().get(1).nextStep()).contains("etc/the.pid.cfg");
  }

  @Test
  void printsTheWorstFirstAndFails() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DoctorCommand command = new DoctorCommand();
    command.noFormat = true;
    List<Finding> found = new ArrayList<>();
    NodeFindings.disk(found, new File("/srv"), 5, 100);
    found.add(new Finding(Severity.FAILED, "database", "is away", "start it"));

    assertThatThrownBy(
            () -> command.print(new PrintStream(out, true, StandardCharsets.UTF_8), found))
        .hasMessageContaining("1 part");
    assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()))
        .satisfiesExactly(
            line -> assertThat(line).contains("database"),
            line -> assertThat(line).contains("5 % of the disk"));
  }

  @Test
  void isContentWithADiskThatHasRoom() {
    List<Finding> found = new ArrayList<>();
    NodeFindings.disk(found, new File("/srv"), 50, 100);
    assertThat(found).isEmpty();
  }

  @Test
  void tellsOfOneBundleWhatItWaitsFor() {
    // given a bundle that was promoted, and one that is held
    waiting("org.wellbundle.core.links", "a.Links", "a.Vault", "a.SchemaReady");
    Promotions promotions =
        new Promotions() {
          @Override
          public boolean serves(long bundleId) {
            return bundleId != 5;
          }

          @Override
          public Subscription onChange(Runnable reelect) {
            return () -> {};
          }
        };
    OurBundleStates states = new OurBundleStates(runtime(), promotions);
    // then
    assertThat(states.getDiag(bundle(4, "org.wellbundle.core.links")).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("LinksComponent waits for Vault"),
            line -> assertThat(line).contains("waits for its tables"));
    assertThat(states.getState(bundle(4, "org.wellbundle.core.links")))
        .isEqualTo(BundleState.Waiting);
    assertThat(states.getDiag(bundle(5, "org.wellbundle.core.links"))).startsWith("It is held");
    assertThat(states.getDiag(bundle(6, "com.example"))).isEmpty();
    assertThat(states.getState(bundle(6, "com.example"))).isEqualTo(BundleState.Unknown);
  }

  private Bundle bundle(long id, String name) {
    return (Bundle)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getSymbolicName" -> name;
                  case "getBundleId" -> id;
                  case "getState" -> Bundle.ACTIVE;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private List<Finding> findings() {
    return new WaitingComponents(runtime()).findings(Severity.FAILED);
  }

  private ServiceComponentRuntime runtime() {
    return (ServiceComponentRuntime)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ServiceComponentRuntime.class},
            (proxy, method, arguments) ->
                method.getName().equals("getComponentDescriptionDTOs")
                    ? components.keySet()
                    : states((ComponentDescriptionDTO) arguments[0]));
  }

  private Collection<ComponentConfigurationDTO> states(ComponentDescriptionDTO component) {
    return List.of(components.get(component));
  }

  private ComponentConfigurationDTO waiting(String bundle, String offers, String... wants) {
    ComponentDescriptionDTO component = new ComponentDescriptionDTO();
    component.bundle = new BundleDTO();
    component.bundle.symbolicName = bundle;
    component.name = offers + "Component";
    component.defaultEnabled = true;
    component.serviceInterfaces = new String[] {offers};
    component.configurationPid = new String[] {"the.pid"};
    component.references = new ReferenceDTO[wants.length];
    ComponentConfigurationDTO state = new ComponentConfigurationDTO();
    state.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
    state.unsatisfiedReferences = new UnsatisfiedReferenceDTO[wants.length];
    for (int i = 0; i < wants.length; i++) {
      component.references[i] = new ReferenceDTO();
      component.references[i].name = "ref" + i;
      component.references[i].interfaceName = wants[i];
      state.unsatisfiedReferences[i] = new UnsatisfiedReferenceDTO();
      state.unsatisfiedReferences[i].name = "ref" + i;
    }
    components.put(component, state);
    return state;
  }
}
