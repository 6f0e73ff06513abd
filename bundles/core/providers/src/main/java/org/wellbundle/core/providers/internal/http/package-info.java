/** What a provider is handed for one call: the fenced client and JSON. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.providers.internal.http;
