package org.wellbundle.operations.swap;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one mechanism behind commands, console and deploy folder. What it does is done on this node
 * first; when it worked, the other nodes follow.
 */
@ProviderType
public interface ModuleControl {
  /** Modules and providers on this node, by symbolic name. */
  List<ModuleView> modules();

  /** What {@link #bring} would do with a jar. Changes nothing. */
  Plan plan(Path jar);

  /**
   * Installs a jar, or exchanges the version that runs for it. The old version serves on when
   * anything goes wrong.
   *
   * @param actor who wants it, for the record
   */
  Report bring(Path jar, String actor);

  /** Brings back the version that ran before. */
  Report rollBack(String symbolicName, String actor);

  /** Takes a module or provider away; its data stays, and so does its cursor over the events. */
  Report remove(String symbolicName, String actor);

  /**
   * Wants nothing in particular under a name any more, and drops what is kept of it. For what will
   * not come back. False when nothing was known.
   */
  boolean forget(String symbolicName);

  /** What happened on this node lately, newest first. */
  List<Report> reports();

  /** Class loaders of versions that went and are still held by somebody. */
  List<String> lingering();
}
