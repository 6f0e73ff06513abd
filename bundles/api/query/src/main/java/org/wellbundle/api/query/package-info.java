/**
 * Reading measurements on the members' side. Employer-facing bundles have no wire to this package.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.query;
