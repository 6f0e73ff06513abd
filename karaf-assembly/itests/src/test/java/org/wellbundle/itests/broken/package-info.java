/** Bundles that nobody should let in. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.itests.broken;
