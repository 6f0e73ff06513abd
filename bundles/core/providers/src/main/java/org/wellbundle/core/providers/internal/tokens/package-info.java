/** Tokens: exchanged, sealed, refreshed once, never seen by a provider. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers.internal.tokens;
