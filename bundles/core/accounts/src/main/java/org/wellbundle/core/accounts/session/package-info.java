/** Sessions of browsers and apps: kept, listed, ended. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.session;
