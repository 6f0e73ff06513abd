/** From an address and a password to an open session. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.signin;
