/** The provider bundles that are here, were here, and the calls inside them. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers.internal.registry;
