package org.wellbundle.operations.trust.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final Map<String, String> TENANT =
      Map.of(
          "Bundle-ManifestVersion", "2",
          "Bundle-SymbolicName", "acme",
          "Provide-Capability", "wellbundle.tenant;id=acme");

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

  /** Two ways to let the framework read what the JDK's own reader of manifests doesn't see. */
  @Test
  void whatOnlyTheFrameworkReadsIsThrownOut() throws Exception {
    Map<String, String> evil = new LinkedHashMap<>(TENANT);
    evil.put("Bundle-Activator", "a.B");
    evil.put("Bundle-ClassPath", "META-INF/x.jar");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("META-INF/manifest.mf", "Manifest-Version: 1.0\nBundle-SymbolicName: acme\n");
    files.put("META-INF/x.jar", "code");
    Map<String, String> text = new LinkedHashMap<>(TENANT);
    text.put("Bundle-Name", "acme12Bundle-Activator: a.B");

    for (Path jar :
        List.of(
            JarMaker.jar(folder, evil, files),
            JarMaker.withManifest(folder, text, "12Bundle", "\r\r\nBundle"))) {
      context.removeBundleListener(keeper);
      Bundle bundle = framework.getBundleContext().installBundle("x", Files.newInputStream(jar));
      assertThat(bundle.getHeaders("").get("Bundle-Activator")).isEqualTo("a.B");
      context.addBundleListener(keeper);

      assertThat(keeper.examine(jar).code()).isEqualTo("trust.ambiguous");
      assertThat(keeper.examine(bundle).code()).isEqualTo("trust.ambiguous");
      bundle.uninstall();
      bundle = framework.getBundleContext().installBundle("y", Files.newInputStream(jar));
      assertThat(bundle.getState()).isEqualTo(Bundle.UNINSTALLED);
    }
  }

  @Test
  void theFrameworksOwnHeadersAreLookedAt() throws Exception {
    Path jar = JarMaker.jar(folder, TENANT, Map.of("tenant.yaml", "id: acme"));
    Bundle tenant = framework.getBundleContext().installBundle("t", Files.newInputStream(jar));
    assertThat(keeper.examine(tenant).trusted()).isTrue();
    Dictionary<String, String> headers = new Hashtable<>(TENANT);
    headers.put("Bundle-Activator", "a.B");
    Bundle otherwise =
        (Bundle)
            Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getHeaders" -> headers;
                      case "getLastModified" -> 1L;
                      default -> method.invoke(tenant, arguments);
                    });

    assertThat(keeper.examine(otherwise).code()).isEqualTo("trust.ambiguous");
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
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", name);
    return JarMaker.jar(folder, all, Map.of("file", name));
  }
}
