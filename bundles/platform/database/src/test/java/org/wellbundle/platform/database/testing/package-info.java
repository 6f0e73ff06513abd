/** What other bundles need to test with a real PostgreSQL: start at {@link TestDatabase}. */
package org.wellbundle.platform.database.testing;
