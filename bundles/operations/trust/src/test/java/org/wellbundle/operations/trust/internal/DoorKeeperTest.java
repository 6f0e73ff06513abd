package org.wellbundle.operations.trust.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.launch.Framework;
import org.wellbundle.operations.trust.BundleJars;

/** In a real framework: whichever way a bundle comes in, it doesn't start. */
class DoorKeeperTest {
  private static final Map<String, String> NEEDS_JAVA =
      Map.of("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"");

  @TempDir Path folder;
  private Framework framework;
  private BundleContext context;
  private DoorKeeper keeper;

  @BeforeEach
  void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()));
    framework.start();
    Path home = Files.createDirectories(folder.resolve("home"));
    Path own = Files.createDirectories(home.resolve("system"));
    Files.copy(bundle("own", Map.of()), own.resolve("own.jar"));
    Files.copy(own.resolve("own.jar"), folder.resolve("own.jar"));
    Files.copy(bundle("needy", NEEDS_JAVA), own.resolve("needy.jar"));
    Files.copy(own.resolve("needy.jar"), folder.resolve("needy.jar"));
    // the keeper's own bundle: where the framework keeps its data
    Bundle host = install("host", Map.of());
    host.start();
    context = host.getBundleContext();
    keeper =
        new DoorKeeper(
            new Rules(Settings.of(home, home.resolve("etc"))),
            new BundleJars(context),
            host.getBundleId());
    context.addBundleListener(keeper);
    context.registerService(ResolverHookFactory.class, keeper, null);
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void whatCameWithTheDistributionStarts() throws Exception {
    Bundle bundle = installOwn("own");
    bundle.start();

    assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
  }

  @Test
  void whatNobodySignedIsThrownOut() throws Exception {
    Bundle bundle = install("stranger", Map.of("Some", "Header"));

    assertThat(bundle.getState()).isEqualTo(Bundle.UNINSTALLED);
    assertThatThrownBy(bundle::start).isInstanceOf(IllegalStateException.class);
    assertThat(keeper.examine(bundle("stranger", Map.of("Some", "Header"))).code())
        .isEqualTo("trust.unsigned");
  }

  /**
   * The framework would forget what resolved bundles offer as long as one is kept from resolving.
   */
  @Test
  void aStrangerKeepsNobodyElseFromResolving() throws Exception {
    install("stranger", Map.of("Some", "Header"));

    Bundle bundle = installOwn("needy");
    bundle.start();

    assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
  }

  @Test
  void whatWasUpdatedToSomethingStrangeKeepsNobodyElseFromResolving() throws Exception {
    Bundle strange = installOwn("own");
    strange.update(Files.newInputStream(bundle("own", NEEDS_JAVA)));

    Bundle bundle = installOwn("needy");
    bundle.start();

    assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
    assertThatThrownBy(strange::start).isInstanceOf(BundleException.class);
    assertThat(strange.getState()).isEqualTo(Bundle.INSTALLED);
  }

  @Test
  void anUpdateIsLookedAtAnew() throws Exception {
    Bundle bundle = installOwn("own");
    bundle.start();

    assertThatThrownBy(
            () -> bundle.update(Files.newInputStream(bundle("own", Map.of("Evil", "yes")))))
        .isInstanceOf(BundleException.class);
    assertThat(keeper.examine(bundle).trusted()).isFalse();
    assertThat(bundle.getState()).isNotEqualTo(Bundle.ACTIVE);
  }

  @Test
  void aFragmentIsThrownOut() throws Exception {
    Bundle fragment = install("fragment", Map.of("Fragment-Host", "host"));

    assertThat(fragment.getState()).isEqualTo(Bundle.UNINSTALLED);
  }

  @Test
  void whatRanBeforeTheKeeperCameIsSwept() throws Exception {
    context.removeBundleListener(keeper);
    framework.getBundleContext().getBundle(1).stop();
    Bundle bundle = install("earlier", Map.of());
    bundle.start();

    keeper.sweep(framework.getBundleContext().getBundles());

    assertThat(bundle.getState()).isEqualTo(Bundle.UNINSTALLED);
  }

  private Bundle installOwn(String name) throws BundleException, IOException {
    return framework
        .getBundleContext()
        .installBundle(name, Files.newInputStream(folder.resolve(name + ".jar")));
  }

  private Bundle install(String name, Map<String, String> headers)
      throws BundleException, IOException {
    return framework
        .getBundleContext()
        .installBundle(name, Files.newInputStream(bundle(name, headers)));
  }

  private Path bundle(String name, Map<String, String> headers) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", name);
    return JarMaker.jar(folder, all, Map.of("file", name));
  }
}
