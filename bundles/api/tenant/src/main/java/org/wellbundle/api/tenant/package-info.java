/** Employers: who they are, how they are reached and how they look. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.tenant;
