/** Components: start of the server, the services over it, and the changes modules bring. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database.internal;
