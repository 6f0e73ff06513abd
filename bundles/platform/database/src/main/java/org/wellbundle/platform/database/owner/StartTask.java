package org.wellbundle.platform.database.owner;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Work on a database before anybody is served, for which a folder was laid out. */
@ConsumerType
public interface StartTask {
  /**
   * Does the work, and takes the folder away when it is done. Who throws is asked again once the
   * folder's content has changed.
   *
   * @param folder what an operator laid out: {@code restore} in the data folder
   */
  void run(Path folder, OwnerAccess owner);
}
