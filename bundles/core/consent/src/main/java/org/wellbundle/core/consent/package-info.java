/** Consent at the door of the measurements: what of a batch may be stored. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent;
