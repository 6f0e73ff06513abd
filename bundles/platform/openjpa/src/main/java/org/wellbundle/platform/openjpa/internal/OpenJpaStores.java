package org.wellbundle.platform.openjpa.internal;

import org.osgi.service.component.annotations.Component;
import org.wellbundle.platform.openjpa.EntityStore;
import org.wellbundle.platform.openjpa.EntityStores;

/** Makes stores that run on OpenJPA. */
@Component
public final class OpenJpaStores implements EntityStores {
  @Override
  public EntityStore create(String unit, Class<?> anchor) {
    return new OpenJpaStore(unit, anchor);
  }
}
