/** Codes of an app besides the password, and what helps when the app is lost. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.secondfactor;
