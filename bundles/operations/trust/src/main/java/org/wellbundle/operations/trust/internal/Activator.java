package org.wellbundle.operations.trust.internal;

import java.nio.file.Path;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.wellbundle.operations.trust.BundleJars;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Refusals;

/**
 * Puts the door keeper in place. An activator, since this bundle starts before everything that can
 * install another one.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Settings settings =
        Settings.of(folder(context, "karaf.home", "."), folder(context, "karaf.etc", "etc"));
    DoorKeeper keeper =
        new DoorKeeper(
            new Rules(settings), new BundleJars(context), context.getBundle().getBundleId());
    context.addBundleListener(keeper);
    context.registerService(ResolverHookFactory.class, keeper, null);
    context.registerService(Door.class, keeper, null);
    context.registerService(Refusals.class, keeper.refusals(), null);
    keeper.sweep(context.getBundles());
  }

  @Override
  public void stop(BundleContext context) {}

  private static Path folder(BundleContext context, String property, String otherwise) {
    String value = context.getProperty(property);
    return Path.of(value == null ? otherwise : value);
  }
}
