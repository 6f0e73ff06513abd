/** What all ways in have in common: secrets and their hashes, lifetimes, refusals, the record. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.security;
