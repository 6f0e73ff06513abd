package org.wellbundle.operations.trust;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * Decides which bundles may resolve. A bundle has all rights of the process once it runs, so the
 * decision is made before, whatever way it was installed.
 */
@ProviderType
public interface Door {
  /** Looks at a jar before it is installed. */
  Verdict examine(Path jar);

  /** What was found out about an installed bundle. */
  Verdict examine(Bundle bundle);
}
