/** Bearer tokens for apps. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.token;
