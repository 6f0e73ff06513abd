/**
 * Extension points: what a module registers as OSGi services, and the platform picks up while
 * running.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.module;
