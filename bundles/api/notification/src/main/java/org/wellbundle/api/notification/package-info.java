/**
 * Telling a person something: a part declares the kinds of notifications it has, and stores a
 * notice in the transaction that is the reason for it. Which channels it takes is the person's
 * choice.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.notification;
