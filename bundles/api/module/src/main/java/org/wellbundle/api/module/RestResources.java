package org.wellbundle.api.module;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * JAX-RS resources of a bundle. Every resource class has a {@code @Path} whose first segment is one
 * of the roots; a root has one owner, and a clash is refused with both names. Published under
 * {@code /api/v1} while the service is registered.
 */
@ConsumerType
public interface RestResources {
  /** First path segments below {@code /api/v1}, for example {@code link}. */
  Set<String> roots();

  /** Resource instances, safe for use by several threads. */
  Set<Object> resources();
}
