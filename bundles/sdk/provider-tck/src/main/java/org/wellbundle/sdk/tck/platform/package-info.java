/** The platform as a provider sees it, without a platform: client, clock and JSON. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.sdk.tck.platform;
