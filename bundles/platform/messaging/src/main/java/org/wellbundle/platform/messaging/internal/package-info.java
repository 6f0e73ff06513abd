/** Components. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.messaging.internal;
