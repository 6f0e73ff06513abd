package org.wellbundle.platform.openjpa;

import org.osgi.annotation.versioning.ProviderType;

/** Makes entity stores. */
@ProviderType
public interface EntityStores {
  /**
   * A store for a persistence unit.
   *
   * @param unit name in the bundle's {@code META-INF/persistence.xml}; its classes are enhanced at
   *     build time
   * @param anchor a class of the bundle that holds the unit and its entities
   */
  EntityStore create(String unit, Class<?> anchor);
}
