package org.wellbundle.inside;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Features go and come back without taking others with them. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class FeaturesIT {
  private static final String FEATURE = "wellbundle-provider-withings";
  private static final String SERVICE = "org.wellbundle.api.provider.WearableProvider";
  private static final String NEIGHBOUR = "org.wellbundle.core.sync";

  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  @Configuration
  public Option[] configuration() {
    return new Option[] {Container.distribution()};
  }

  @Test
  public void aProvidersServiceGoesAndComesBackWithIt() throws Exception {
    Container.await("the provider", () -> context.getServiceReference(SERVICE) != null);
    long neighbour = bundle(NEIGHBOUR).getLastModified();

    features.uninstallFeature(FEATURE);

    Container.await("the provider to go", () -> context.getServiceReference(SERVICE) == null);
    assertTrue("others stay", bundle(NEIGHBOUR).getState() == Bundle.ACTIVE);

    features.installFeature(FEATURE, EnumSet.noneOf(FeaturesService.Option.class));

    Container.await("the provider to be back", () -> context.getServiceReference(SERVICE) != null);
    assertTrue("others were left alone", bundle(NEIGHBOUR).getLastModified() == neighbour);
  }

  @Test
  public void whatNobodyNeedsGoesAndComesBackOneByOne() throws Exception {
    List<Feature> leaves = leaves();
    assertFalse(leaves.isEmpty());
    for (Feature leaf : leaves) {
      Set<String> before = active();

      features.uninstallFeature(leaf.getName());

      assertFalse(leaf.getName(), features.isInstalled(leaf));
      assertTrue(
          leaf.getName() + " took nothing along", active().containsAll(without(leaf, before)));
      features.installFeature(leaf.getName(), EnumSet.noneOf(FeaturesService.Option.class));
      Container.await(leaf.getName() + " to be back", () -> active().equals(before));
    }
  }

  /** Installed features of ours on which no other one rests; the core is no leaf. */
  private List<Feature> leaves() throws Exception {
    List<Feature> own = new ArrayList<>();
    Set<String> needed = new HashSet<>(Set.of("wellbundle-core"));
    for (Feature feature : features.listInstalledFeatures()) {
      if (feature.getName().startsWith("wellbundle-")) {
        own.add(feature);
        feature.getDependencies().forEach(dependency -> needed.add(dependency.getName()));
      }
    }
    own.removeIf(feature -> needed.contains(feature.getName()));
    return own;
  }

  private static Set<String> without(Feature feature, Set<String> bundles) {
    Set<String> rest = new HashSet<>(bundles);
    feature.getBundles().forEach(bundle -> rest.remove(bundle.getLocation()));
    return rest;
  }

  /** Locations of our active bundles. */
  private Set<String> active() {
    Set<String> active = new HashSet<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().startsWith("org.wellbundle.")
          && bundle.getState() == Bundle.ACTIVE) {
        active.add(bundle.getLocation());
      }
    }
    return active;
  }

  @Test
  public void everyFeatureOfOursIsInstalled() throws Exception {
    for (String name :
        new String[] {
          "wellbundle-api",
          "wellbundle-database",
          "wellbundle-persistence",
          "wellbundle-messaging",
          "wellbundle-secrets",
          "wellbundle-http",
          "wellbundle-core"
        }) {
      assertTrue(name, features.isInstalled(features.getFeature(name)));
    }
  }

  private Bundle bundle(String name) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    return null;
  }
}
