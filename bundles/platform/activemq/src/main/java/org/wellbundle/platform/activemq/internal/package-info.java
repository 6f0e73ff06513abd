/** The broker: an embedded one, or the way to an external one. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.activemq.internal;
