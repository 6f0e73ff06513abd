/**
 * What a transaction asks and notes about people's data: consent, collection, access, audit. The
 * core implements it; modules and parts of the core use it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.privacy;
