package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.wellbundle.operations.swap.internal.engine.Artifact;

/**
 * On a node's first start the deploy folder is read before there is an intake: what lies there then
 * is installed as plain bundles, which only this node has.
 */
final class Overlooked {
  private final BundleContext context;
  private final File folder;

  Overlooked(BundleContext context, File folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * Files of the folder that were installed without the intake.
   *
   * @param isNew those it doesn't know
   */
  List<File> files(Predicate<File> isNew) {
    return Stream.of(context.getBundles())
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .flatMap(bundle -> file(bundle).stream())
        .filter(isNew)
        .filter(file -> Artifact.read(file.toPath(), "").isPresent())
        .toList();
  }

  private Optional<File> file(Bundle bundle) {
    String location = bundle.getLocation();
    if (!location.startsWith("file:")) {
      return Optional.empty();
    }
    try {
      File file = new File(URI.create(location));
      return folder.equals(file.getParentFile()) && file.isFile()
          ? Optional.of(file)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
