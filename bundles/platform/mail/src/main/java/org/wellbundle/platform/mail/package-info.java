/**
 * Mail: queued in the caller's transaction, sent with the tenant's face in the person's language.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.mail;
