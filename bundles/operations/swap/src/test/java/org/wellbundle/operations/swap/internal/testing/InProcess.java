package org.wellbundle.operations.swap.internal.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** An OSGi framework in this process, with our contracts from the class path. */
public final class InProcess implements AutoCloseable {
  private final Framework framework;
  private final BundleContext host;

  /**
   * @param folder of the framework's cache
   */
  public InProcess(Path folder, Path hostJar) throws BundleException, IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
    settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "100");
    settings.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        "org.wellbundle.api.module;version=1.1.0,org.wellbundle.api.provider;version=1.0.0");
    settings.put(
        Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA,
        "org.wellbundle.provider.spi;version:Version=1.0.0");
    framework = new FrameworkFactory().newFramework(settings);
    framework.start();
    Bundle bundle =
        framework
            .getBundleContext()
            .installBundle("host", new ByteArrayInputStream(Files.readAllBytes(hostJar)));
    bundle.start();
    host = bundle.getBundleContext();
  }

  /** Of a bundle that does nothing itself. */
  public BundleContext context() {
    return host;
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
