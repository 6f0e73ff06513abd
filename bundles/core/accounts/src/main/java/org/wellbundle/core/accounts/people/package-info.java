/** Accounts as rows, and what their holders prefer. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.people;
