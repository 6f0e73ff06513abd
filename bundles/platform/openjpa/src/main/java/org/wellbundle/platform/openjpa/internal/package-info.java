/** How entities come to share a connection. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.openjpa.internal;
