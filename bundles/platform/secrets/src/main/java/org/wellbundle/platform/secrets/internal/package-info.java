/** The vault: master keys from the key ring, account keys in the database. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.secrets.internal;
