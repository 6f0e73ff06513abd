/** Installing, exchanging and removing modules and providers while the service runs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap;
