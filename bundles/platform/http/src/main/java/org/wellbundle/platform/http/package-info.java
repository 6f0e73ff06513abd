/**
 * HTTP floor: hosts, sessions and CSRF, JAX-RS publishing, problem+json, static files, event
 * streams.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.http;
