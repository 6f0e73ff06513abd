/** Which bundles are let in, and why others aren't. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.trust;
