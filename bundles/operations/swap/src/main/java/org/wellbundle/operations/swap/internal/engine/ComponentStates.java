package org.wellbundle.operations.swap.internal.engine;

import java.util.Map;
import org.osgi.framework.Bundle;

/** Declarative Services' view of a bundle. */
public interface ComponentStates {
  /** What keeps each component from working, by its name; an empty text for one that works. */
  Map<String, String> of(Bundle bundle);
}
