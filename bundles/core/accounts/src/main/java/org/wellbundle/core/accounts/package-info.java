/** Accounts: people, their profiles, passwords and sessions. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts;
