/**
 * Envelope encryption of what must not be readable in the database: tokens, raw payloads, webhook
 * bodies.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.secrets;
