/** Everything held about a person in one file, for that person to fetch. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.consent.internal.archive;
