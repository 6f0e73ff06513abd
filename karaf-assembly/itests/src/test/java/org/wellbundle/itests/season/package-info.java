/** A challenge's whole season, against everything its vendor's cloud says of it. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.itests.season;
