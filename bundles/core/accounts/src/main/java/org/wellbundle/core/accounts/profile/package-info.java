/** Profiles of an account, and their pictures. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.profile;
