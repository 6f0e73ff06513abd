package org.wellbundle.operations.doctor;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.wellbundle.operations.doctor.Finding.Severity;

/** What is wrong with the node itself: its disk, its bundles. */
final class NodeFindings {
  private static final int PERCENT = 100;
  private static final int LITTLE = 10;
  private static final int ALMOST_NOTHING = 3;

  private NodeFindings() {}

  static List<Finding> of(BundleContext context) {
    List<Finding> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      if (!fragment
          && bundle.getState() != Bundle.ACTIVE
          && bundle.getState() != Bundle.STARTING
          && String.valueOf(bundle.getSymbolicName()).startsWith("org.wellbundle.")) {
        found.add(
            new Finding(
                Severity.FAILED,
                bundle.getSymbolicName(),
                "the bundle isn't started",
                "bundle:diag " + bundle.getBundleId() + " says what it lacks"));
      }
    }
    String karaf = context.getProperty("karaf.data");
    String named = System.getenv("WELLBUNDLE_DATA");
    File data = new File(named != null ? named : karaf != null ? karaf : ".");
    disk(found, data, data.getUsableSpace(), data.getTotalSpace());
    return found;
  }

  static void disk(List<Finding> found, File folder, long free, long all) {
    long percent = all == 0 ? PERCENT : PERCENT * free / all;
    if (percent < LITTLE) {
      found.add(
          new Finding(
              percent < ALMOST_NOTHING ? Severity.FAILED : Severity.WARNING,
              "disk",
              "%d %% of the disk with %s is free".formatted(percent, folder),
              "Make room: old backups, <data>/log, old files in restored-*"));
    }
  }
}
