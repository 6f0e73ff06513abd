/** Who looked at whose data. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.access;
