/** Accounts: people who sign in, and the profiles their data belongs to. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.account;
