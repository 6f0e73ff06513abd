/** Pictures of people and teams: checked, drawn anew in two sizes, kept per tenant. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.pictures;
