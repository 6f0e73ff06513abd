/** Slows down whoever guesses, without locking out whoever knows. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.guessing;
