/** How much of what was asked for came, and what a link's state follows from that. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.coverage;
