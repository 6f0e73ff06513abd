/** Links: an account's connection to a manufacturer's cloud, and its states. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.link;
