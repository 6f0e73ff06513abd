/** The gateway and its configuration. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers.internal;
