/**
 * Consent: what a person's data may be used for, who looked at it, and what is on record about it.
 * How a transaction asks is in {@code org.wellbundle.platform.privacy}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.consent;
