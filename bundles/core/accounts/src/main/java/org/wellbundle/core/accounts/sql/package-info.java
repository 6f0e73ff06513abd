/** Short forms for JDBC. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.accounts.sql;
