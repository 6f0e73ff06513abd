/** What other bundles need to test against providers: start at {@link ProvidersNode}. */
package org.wellbundle.core.providers.testing;
