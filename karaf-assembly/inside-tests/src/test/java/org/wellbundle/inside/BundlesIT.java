package org.wellbundle.inside;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Everything the distribution brings is up. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class BundlesIT {
  private static final List<String> SERVICES =
      List.of(
          "org.wellbundle.platform.database.Transactions",
          "org.wellbundle.platform.http.EventStreams",
          "org.wellbundle.platform.secrets.Vault",
          "org.wellbundle.api.tenant.TenantDirectory",
          "org.wellbundle.api.account.AccountDirectory",
          "org.wellbundle.core.providers.ProviderGateway",
          "org.wellbundle.core.measurements.MeasurementStore",
          "org.wellbundle.core.linking.Links",
          "org.wellbundle.core.linking.SyncProgress",
          "org.wellbundle.api.provider.WearableProvider");

  @Inject private BundleContext context;
  @Inject private ServiceComponentRuntime components;

  @Configuration
  public Option[] configuration() {
    return new Option[] {Container.distribution()};
  }

  @Test
  public void everyBundleIsActive() {
    Container.awaitNone("all bundles", this::inactive);
    assertTrue(own().size() + " of ours", own().size() >= 24);
  }

  @Test
  public void everyComponentIsSatisfied() {
    Container.awaitNone("all components", this::unsatisfied);
    assertEquals(List.of(), unsatisfied());
  }

  @Test
  public void theServicesOthersBuildOnAreRegistered() {
    for (String service : SERVICES) {
      Container.await(service, () -> context.getServiceReference(service) != null);
      assertNotNull(service, context.getServiceReference(service));
    }
  }

  private List<Bundle> own() {
    List<Bundle> own = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().startsWith("org.wellbundle.")) {
        own.add(bundle);
      }
    }
    return own;
  }

  /** Fragments resolve and never start. */
  private List<String> inactive() {
    List<String> inactive = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      int wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
      if (bundle.getState() != wanted) {
        inactive.add(bundle.getSymbolicName() + " is in state " + bundle.getState());
      }
    }
    return inactive;
  }

  private List<String> unsatisfied() {
    List<String> unsatisfied = new ArrayList<>();
    Bundle[] own = own().toArray(new Bundle[0]);
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(own)) {
      for (ComponentConfigurationDTO each : components.getComponentConfigurationDTOs(component)) {
        if (each.state != ComponentConfigurationDTO.ACTIVE
            && each.state != ComponentConfigurationDTO.SATISFIED) {
          unsatisfied.add(component.name + " is in state " + each.state);
        }
      }
    }
    return unsatisfied;
  }
}
