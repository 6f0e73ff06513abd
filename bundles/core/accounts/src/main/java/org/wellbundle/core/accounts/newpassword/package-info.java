/** Changing a password that is known, and replacing one that is forgotten. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.newpassword;
