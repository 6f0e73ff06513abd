/** Passwords: what they must be like, and how they are kept. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.password;
