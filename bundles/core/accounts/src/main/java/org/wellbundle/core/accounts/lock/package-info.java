/** The app lock of a session. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.lock;
